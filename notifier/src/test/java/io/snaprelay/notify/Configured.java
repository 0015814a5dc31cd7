package io.snaprelay.notify;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.snaprelay.notify.channel.ChannelConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The notifier's configuration, from keys and values as a user sets them. */
final class Configured {
  private Configured() {}

  static NotifierConfig with(Map<String, String> keys) {
    return from(properties(keys)).getConfigMapping(NotifierConfig.class);
  }

  static ChannelConfig channels(Map<String, String> keys) {
    return from(properties(keys)).getConfigMapping(ChannelConfig.class);
  }

  static ChannelConfig channelsOfEnvironment(Map<String, String> variables) {
    return from(new EnvConfigSource(variables, 300)).getConfigMapping(ChannelConfig.class);
  }

  private static ConfigSource properties(Map<String, String> keys) {
    return new PropertiesConfigSource(keys, "test", 100);
  }

  private static SmallRyeConfig from(ConfigSource source) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withConverter(Path.class, 200, new PathConverter())
        .withMapping(NotifierConfig.class)
        .withMapping(ChannelConfig.class)
        .withSources(source)
        .withValidateUnknown(false)
        .build();
  }
}
