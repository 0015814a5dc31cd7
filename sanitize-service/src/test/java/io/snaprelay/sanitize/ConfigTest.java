package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @Test
  void theServiceKnowsItsNameAndNoKeyOfItsOwn() throws IOException {
    Properties shipped = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/application.properties")) {
      shipped.load(in);
    }

    assertEquals("sanitize-service", shipped.remove("snaprelay.service"));
    assertEquals("${snaprelay.service}", shipped.remove("quarkus.application.name"));
    assertEquals(new Properties(), shipped);
  }
}
