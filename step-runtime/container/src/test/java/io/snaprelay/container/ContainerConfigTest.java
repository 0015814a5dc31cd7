package io.snaprelay.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names and defaults of the keys are a promise. */
class ContainerConfigTest {
  @Test
  void nothingNeedsToBeSet() {
    ContainerConfig config = config(Map.of());

    assertTrue(config.enabled());
    assertEquals(8, config.workers());
    assertEquals(Duration.ofSeconds(10), config.longPoll());
    assertEquals(Duration.ofSeconds(30), config.visibility());
    assertEquals(Duration.ofSeconds(25), config.drain());
  }

  @Test
  void everythingCanBeSet() {
    ContainerConfig config =
        config(
            Map.of(
                "snaprelay.container.enabled", "false",
                "snaprelay.container.workers", "2",
                "snaprelay.container.long-poll", "20S",
                "snaprelay.container.visibility", "5M",
                "snaprelay.container.drain", "50S"));

    assertFalse(config.enabled());
    assertEquals(2, config.workers());
    assertEquals(Duration.ofSeconds(20), config.longPoll());
    assertEquals(Duration.ofMinutes(5), config.visibility());
    assertEquals(Duration.ofSeconds(50), config.drain());
  }

  private static ContainerConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(ContainerConfig.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(ContainerConfig.class);
  }
}
