package io.snaprelay.infra.flows;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Tells a test whom it is played by in this build. */
final class Casts implements ArgumentsProvider, AnnotationConsumer<PlayedBy> {
  private static final boolean ALL = "all".equals(System.getProperty("snaprelay.flows"));

  private Cast[] casts = {};

  @Override
  public void accept(PlayedBy annotation) {
    casts = annotation.value();
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return Arrays.stream(casts).limit(ALL ? casts.length : 1).map(Arguments::of);
  }
}
