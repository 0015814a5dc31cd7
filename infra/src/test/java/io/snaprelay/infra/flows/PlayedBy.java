package io.snaprelay.infra.flows;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * The casts of a parametrised test: the first in every build, all of them with {@code
 * -Dsnaprelay.flows=all}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(Casts.class)
@interface PlayedBy {
  /** The casts. */
  Cast[] value();
}
