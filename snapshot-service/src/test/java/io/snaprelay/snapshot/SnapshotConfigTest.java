package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SnapshotConfigTest {
  @Test
  void theKeyOfThePlanFileIsSnaprelayPlans() {
    assertEquals("/plans.yaml", config(Map.of("snaprelay.plans", "/plans.yaml")).plans());
  }

  @Test
  void aScheduleMayBeLate() {
    assertEquals(
        Duration.ofMinutes(30), config(Map.of("snaprelay.plans", "p")).schedule().startsWithin());
    assertEquals(
        Duration.ofHours(2),
        config(Map.of("snaprelay.plans", "p", "snaprelay.schedule.starts-within", "2H"))
            .schedule()
            .startsWithin());
  }

  @Test
  void thePlanFileHasNoDefaultPlace() {
    Exception missing = assertThrows(ConfigValidationException.class, () -> config(Map.of()));

    assertTrue(missing.getMessage().contains("snaprelay.plans"), missing::getMessage);
  }

  @Test
  void theServiceShipsItsNameAndNothingElse() throws IOException {
    Properties shipped = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/application.properties")) {
      shipped.load(in);
    }

    assertEquals("snapshot-service", shipped.remove("snaprelay.service"));
    assertEquals("${snaprelay.service}", shipped.remove("quarkus.application.name"));
    assertEquals(new Properties(), shipped);
  }

  private static SnapshotConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(SnapshotConfig.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build()
        .getConfigMapping(SnapshotConfig.class);
  }
}
