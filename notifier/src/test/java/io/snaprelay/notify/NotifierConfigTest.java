package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigValidationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names and defaults of the keys are a promise. */
class NotifierConfigTest {
  @Test
  void nothingMustBeSet() {
    NotifierConfig config = Configured.with(Map.of());

    assertTrue(config.channels().slack().isEmpty());
    assertTrue(config.channels().webhook().isEmpty());
    assertEquals(Duration.ofSeconds(10), config.delivery().timeout());
    assertEquals(10, config.delivery().attempts());
    assertEquals(Duration.ofSeconds(5), config.delivery().backoff());
    assertEquals(Optional.empty(), config.evidence().directory());
    assertEquals(Optional.empty(), config.plans());
    assertEquals(Duration.ofDays(8), config.coverage().maxAge());
    assertEquals(Optional.empty(), config.evidence().signingKey());
    assertEquals(Duration.ofHours(1), config.evidence().signingPatience());
  }

  @Test
  void everythingCanBeSet() {
    NotifierConfig config =
        Configured.with(
            Map.of(
                "snaprelay.evidence.signing-key", "alias/evidence",
                "snaprelay.evidence.signing-patience", "5M",
                "snaprelay.plans", "s3://plans/plan.yaml",
                "snaprelay.channels.slack.ops.url", "https://hooks.slack.com/services/x",
                "snaprelay.channels.webhook.audit.url", "https://audit.example.org/runs",
                "snaprelay.channels.webhook.audit.secret", "key",
                "snaprelay.delivery.timeout", "3S",
                "snaprelay.delivery.attempts", "4",
                "snaprelay.delivery.backoff", "1S",
                "snaprelay.evidence.directory", "/evidence"));

    assertEquals("https://hooks.slack.com/services/x", config.channels().slack().get("ops").url());
    NotifierConfig.Webhook audit = config.channels().webhook().get("audit");
    assertEquals("https://audit.example.org/runs", audit.url());
    assertEquals(Optional.of("key"), audit.secret());
    assertEquals(Duration.ofSeconds(3), config.delivery().timeout());
    assertEquals(4, config.delivery().attempts());
    assertEquals(Duration.ofSeconds(1), config.delivery().backoff());
    assertEquals(Optional.of(Path.of("/evidence")), config.evidence().directory());
    assertEquals(Optional.of("s3://plans/plan.yaml"), config.plans());
    assertEquals(Optional.of("alias/evidence"), config.evidence().signingKey());
    assertEquals(Duration.ofMinutes(5), config.evidence().signingPatience());
  }

  @Test
  void aProofMayCountForLonger() {
    NotifierConfig config = Configured.with(Map.of("snaprelay.coverage.max-age", "35D"));

    assertEquals(Duration.ofDays(35), config.coverage().maxAge());
  }

  @Test
  void theEnvironmentCanSetAChannelToo() {
    NotifierConfig config =
        Configured.withEnvironment(
            Map.of(
                "SNAPRELAY_CHANNELS_WEBHOOK_OPS_URL", "https://ops.example.org",
                "SNAPRELAY_CHANNELS_WEBHOOK_OPS_SECRET", "key",
                "SNAPRELAY_CHANNELS_SLACK__ON_CALL__URL", "https://hooks.slack.com/services/x"));

    assertEquals("https://ops.example.org", config.channels().webhook().get("ops").url());
    assertEquals(Optional.of("key"), config.channels().webhook().get("ops").secret());
    assertEquals(
        "https://hooks.slack.com/services/x", config.channels().slack().get("on.call").url());
  }

  @Test
  void aSecretWithoutAnAddressIsAMistake() {
    Map<String, String> keys = Map.of("snaprelay.channels.webhook.audit.secret", "k3y");

    ConfigValidationException refusal =
        assertThrows(ConfigValidationException.class, () -> Configured.with(keys));

    assertTrue(refusal.getMessage().contains("snaprelay.channels.webhook.audit.url"));
  }

  @Test
  void noAttemptAtAllIsAMistake() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Backoff(Duration.ofSeconds(5), 0));

    assertTrue(refusal.getMessage().contains("snaprelay.delivery.attempts"));
  }

  @Test
  void theWaitDoublesUpToFiveMinutesAndEnds() {
    Backoff backoff = new Backoff(Duration.ofSeconds(5), 10);

    assertEquals(Optional.of(Duration.ofSeconds(5)), backoff.after(1));
    assertEquals(Optional.of(Duration.ofSeconds(40)), backoff.after(4));
    assertEquals(Optional.of(Duration.ofMinutes(5)), backoff.after(9));
    assertEquals(Optional.empty(), backoff.after(10));
  }
}
