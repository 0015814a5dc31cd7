package io.snaprelay.notify;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The notifier's configuration, from keys and values as a user sets them. */
final class Configured {
  private Configured() {}

  static NotifierConfig with(Map<String, String> keys) {
    return from(new PropertiesConfigSource(keys, "test", 100));
  }

  static NotifierConfig withEnvironment(Map<String, String> variables) {
    return from(new EnvConfigSource(variables, 300));
  }

  private static NotifierConfig from(ConfigSource source) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withConverter(Path.class, 200, new PathConverter())
        .withMapping(NotifierConfig.class)
        .withSources(source)
        .withValidateUnknown(false)
        .build()
        .getConfigMapping(NotifierConfig.class);
  }
}
