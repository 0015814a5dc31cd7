package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @Test
  void theServiceKnowsItsName() throws IOException {
    Properties shipped = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/application.properties")) {
      shipped.load(in);
    }

    assertEquals("sanitize-service", shipped.getProperty("snaprelay.service"));
    assertEquals("${snaprelay.service}", shipped.getProperty("quarkus.application.name"));
  }

  @Test
  void everyKeyHasADefault() {
    SanitizeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(SanitizeConfig.class)
            .build()
            .getConfigMapping(SanitizeConfig.class);

    assertEquals(2, config.connections());
    assertEquals(Duration.ofMinutes(1), config.lockTimeout());
    assertEquals("256MB", config.maintenanceMemory());
    assertEquals("/usr/lib/postgresql/%d/bin", config.clients());
    assertEquals(Optional.empty(), config.scratch());
  }
}
