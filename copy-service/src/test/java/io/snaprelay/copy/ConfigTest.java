package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @Test
  void theServiceShipsItsNameAndTheSettingsOfItsKmsClient() throws IOException {
    Properties shipped = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/application.properties")) {
      shipped.load(in);
    }

    assertEquals("copy-service", shipped.remove("snaprelay.service"));
    assertEquals("${snaprelay.service}", shipped.remove("quarkus.application.name"));
    assertEquals("url", shipped.remove("quarkus.kms.sync-client.type"));
    assertEquals("60S", shipped.remove("quarkus.kms.api-call-timeout"));
    assertEquals(new Properties(), shipped);
  }
}
