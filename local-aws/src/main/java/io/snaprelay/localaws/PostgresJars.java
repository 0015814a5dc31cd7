package io.snaprelay.localaws;

import io.snaprelay.localaws.pg.Places;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folder of PostgreSQL binaries that the build made. */
final class PostgresJars {

  private static final String FOLDER = "postgres";

  private PostgresJars() {}

  static Path find() {
    return Stream.of(byProperty(), besideTheCode())
        .flatMap(Optional::stream)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(PostgresJars::notFound);
  }

  private static Optional<Path> byProperty() {
    return Optional.ofNullable(System.getProperty(Places.JARS_PROPERTY)).map(Path::of);
  }

  /**
   * {@code target/postgres} lies beside {@code target/classes} and {@code target/local-aws.jar}.
   */
  private static Optional<Path> besideTheCode() {
    CodeSource source = PostgresJars.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()).resolveSibling(FOLDER));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static IllegalStateException notFound() {
    return new IllegalStateException(
        "The PostgreSQL binaries are not found: the system property %s is %s, beside the code is %s"
            .formatted(
                Places.JARS_PROPERTY,
                byProperty().map(p -> p + ", which is no folder").orElse("not set"),
                besideTheCode().map(Path::toString).orElse("not known")));
  }
}
