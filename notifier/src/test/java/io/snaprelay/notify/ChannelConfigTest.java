package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigValidationException;
import io.snaprelay.notify.channel.ChannelConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and defaults of the channels' keys are a promise. */
class ChannelConfigTest {
  @Test
  void nothingMustBeSet() {
    ChannelConfig config = Configured.channels(Map.of());

    assertTrue(config.channels().slack().isEmpty());
    assertTrue(config.channels().teams().isEmpty());
    assertTrue(config.channels().webhook().isEmpty());
    assertTrue(config.channels().pagerduty().isEmpty());
    assertTrue(config.channels().email().isEmpty());
    assertEquals(Duration.ofSeconds(10), config.delivery().timeout());
    assertEquals(10, config.delivery().attempts());
    assertEquals(Duration.ofSeconds(5), config.delivery().backoff());
  }

  @Test
  void everyChatAndWebhookCanBeSet() {
    ChannelConfig.Channels channels =
        Configured.channels(
                Map.of(
                    "snaprelay.channels.slack.ops.url", "https://hooks.slack.com/services/x",
                    "snaprelay.channels.teams.dba.url", "https://teams.example.org/x",
                    "snaprelay.channels.webhook.audit.url", "https://audit.example.org/runs",
                    "snaprelay.channels.webhook.audit.secret", "key"))
            .channels();

    assertEquals("https://hooks.slack.com/services/x", channels.slack().get("ops").url());
    assertEquals("https://teams.example.org/x", channels.teams().get("dba").url());
    assertEquals("https://audit.example.org/runs", channels.webhook().get("audit").url());
    assertEquals(Optional.of("key"), channels.webhook().get("audit").secret());
  }

  @Test
  void pagerDutyNeedsItsKeyOnly() {
    Map<String, String> keys = Map.of("snaprelay.channels.pagerduty.oncall.routing-key", "R0UT3");

    ChannelConfig.PagerDuty oncall = Configured.channels(keys).channels().pagerduty().get("oncall");

    assertEquals("R0UT3", oncall.routingKey());
    assertEquals("https://events.pagerduty.com/v2/enqueue", oncall.url());
  }

  @Test
  void mailNeedsItsSenderOnly() {
    Map<String, String> keys = Map.of("snaprelay.channels.email.from", "snaprelay@example.org");

    ChannelConfig.Email email = Configured.channels(keys).channels().email().orElseThrow();

    assertEquals("snaprelay@example.org", email.from());
    assertEquals(Optional.empty(), email.region());
    assertEquals(Optional.empty(), email.configurationSet());
  }

  @Test
  void theEnvironmentCanSetAChannelToo() {
    ChannelConfig.Channels channels =
        Configured.channelsOfEnvironment(
                Map.of(
                    "SNAPRELAY_CHANNELS_WEBHOOK_OPS_URL", "https://ops.example.org",
                    "SNAPRELAY_CHANNELS_WEBHOOK_OPS_SECRET", "key",
                    "SNAPRELAY_CHANNELS_PAGERDUTY_ONCALL_ROUTING_KEY", "R0UT3",
                    "SNAPRELAY_CHANNELS_SLACK__ON_CALL__URL", "https://hooks.slack.com/services/x"))
            .channels();

    assertEquals("https://ops.example.org", channels.webhook().get("ops").url());
    assertEquals(Optional.of("key"), channels.webhook().get("ops").secret());
    assertEquals("R0UT3", channels.pagerduty().get("oncall").routingKey());
    assertEquals("https://hooks.slack.com/services/x", channels.slack().get("on.call").url());
  }

  @ParameterizedTest
  @CsvSource({
    "snaprelay.channels.webhook.audit.secret, snaprelay.channels.webhook.audit.url",
    "snaprelay.channels.pagerduty.oncall.url, snaprelay.channels.pagerduty.oncall.routing-key",
    "snaprelay.channels.email.region, snaprelay.channels.email.from"
  })
  void halfAChannelIsAMistakeThatNamesTheOtherHalf(String set, String missing) {
    ConfigValidationException refusal =
        assertThrows(
            ConfigValidationException.class, () -> Configured.channels(Map.of(set, "value")));

    assertTrue(refusal.getMessage().contains(missing), refusal::getMessage);
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
