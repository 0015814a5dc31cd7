package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
  private static final Map<String, String> SITE =
      Map.of(
          "snaprelay.restore.subnet-group", "isolated",
          "snaprelay.restore.security-groups", "sg-1,sg-2");

  @Test
  void theKeysOfTheSiteHaveNoDefault() {
    Exception missing = assertThrows(ConfigValidationException.class, () -> config(Map.of()));

    assertTrue(missing.getMessage().contains("snaprelay.restore.subnet-group"));
    assertTrue(missing.getMessage().contains("snaprelay.restore.security-groups"));
  }

  @Test
  void theKeysOfTheSiteAreReadByName() {
    RestoreConfig site = config(SITE).getConfigMapping(RestoreConfig.class);

    assertEquals("isolated", site.subnetGroup());
    assertEquals(List.of("sg-1", "sg-2"), site.securityGroups());
  }

  @Test
  void aProofHasDefaults() {
    VerifyConfig verify = config(SITE).getConfigMapping(VerifyConfig.class);

    assertEquals(Duration.ofMinutes(10), verify.connectPatience());
    assertEquals(4, verify.connections());
    assertEquals(16_384, verify.pagesPerSlice());
  }

  private static SmallRyeConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(RestoreConfig.class)
        .withMapping(VerifyConfig.class)
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build();
  }
}
