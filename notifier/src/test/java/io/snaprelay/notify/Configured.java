package io.snaprelay.notify;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The notifier's configuration, from keys and values as a user sets them. */
final class Configured {
  private Configured() {}

  static NotifierConfig with(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withConverter(Path.class, 200, new PathConverter())
        .withMapping(NotifierConfig.class)
        .withSources(new PropertiesConfigSource(keys, "test", 100))
        .withValidateUnknown(false)
        .build()
        .getConfigMapping(NotifierConfig.class);
  }
}
