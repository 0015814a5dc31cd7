package io.snaprelay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.notify.channel.Notice.Kind;
import io.snaprelay.plan.Notify;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/**
 * Addresses and keys that stand in Secrets Manager or Systems Manager, not in the configuration.
 */
class SecretsTest {
  private final ChannelBench bench = new ChannelBench();
  private FakeChannel hook;

  @BeforeEach
  void open() throws IOException {
    hook = new FakeChannel();
  }

  @AfterEach
  void close() {
    bench.close();
    hook.close();
  }

  private Answer tell() {
    return bench.tell(Notify.Channel.WEBHOOK, "ops", SampleNotices.of(Kind.FAILED));
  }

  private void secretsManagerHolds(String value) {
    bench.there.answers(200, Map.of(), "{\"SecretString\":\"" + value + "\"}");
  }

  @Test
  void anAddressStandsInSecretsManager() {
    bench.set("channels.webhook.ops.url", "secretsmanager:snaprelay/ops");
    secretsManagerHolds(hook.url() + "\\n");

    assertInstanceOf(Answer.Accepted.class, tell());

    assertEquals("snaprelay/ops", bench.got().json().path("SecretId").textValue());
    assertEquals(1, hook.received().size());
  }

  @Test
  void aSecretOfAnotherRegionIsReadThere() {
    String arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:ops-AbCdEf";
    bench.set("channels.webhook.ops.url", "secretsmanager:" + arn);
    secretsManagerHolds(hook.url());

    tell();

    assertEquals(arn, bench.got().json().path("SecretId").textValue());
    assertEquals(List.of(Optional.of(Region.US_EAST_1)), bench.aws.regions());
  }

  @Test
  void aKeyStandsInSystemsManagerAndIsReadInClearText() {
    bench.set("channels.webhook.ops.url", hook.url());
    bench.set("channels.webhook.ops.secret", "ssm:/snaprelay/ops");
    bench.there.answers(200, Map.of(), "{\"Parameter\":{\"Value\":\"k3y\"}}");

    tell();

    assertEquals("/snaprelay/ops", bench.got().json().path("Name").textValue());
    assertTrue(bench.got().json().path("WithDecryption").booleanValue());
    FakeChannel.Received received = hook.received().get(0);
    assertEquals(
        WebhookSignature.of("k3y", received.header("X-snaprelay-timestamp"), received.body()),
        received.header("X-snaprelay-signature"));
  }

  @Test
  void whatWasReadIsNotReadAgainForFiveMinutes() {
    bench.set("channels.webhook.ops.url", "secretsmanager:ops");
    secretsManagerHolds(hook.url());

    tell();
    bench.clock.advance(Duration.ofMinutes(4));
    tell();
    assertEquals(1, bench.there.received().size());

    bench.clock.advance(Duration.ofMinutes(1));
    secretsManagerHolds(hook.url());
    tell();
    assertEquals(2, bench.there.received().size(), "a rotated one is found");
  }

  @Test
  void aSecretThatIsNotThereIsNamedWithItsKey() {
    bench.set("channels.webhook.ops.url", "secretsmanager:ops");
    bench.there.answers(
        400, Map.of("x-amzn-ErrorType", "ResourceNotFoundException"), "{\"message\":\"No.\"}");

    assertEquals(
        new Answer.Refused(
            "snaprelay.channels.webhook.ops.url: secretsmanager:ops cannot be read:"
                + " ResourceNotFoundException"),
        tell());
  }

  @Test
  void aSecretThatCannotBeReadNowIsReadLater() {
    bench.set("channels.webhook.ops.url", "secretsmanager:ops");
    bench.there.answers(
        400, Map.of("x-amzn-ErrorType", "ThrottlingException"), "{\"message\":\"Slower.\"}");

    assertEquals(new Answer.Failed("AWS answers ThrottlingException"), tell());
  }

  @Test
  void whatASecretHoldsIsNeverQuoted() {
    bench.set("channels.webhook.ops.url", "secretsmanager:ops");
    secretsManagerHolds("hooks.example.org/s3cret");

    Answer.Refused refused = assertInstanceOf(Answer.Refused.class, tell());

    assertFalse(refused.reason().contains("s3cret"), refused.reason());
  }

  @Test
  void anEmptySecretIsNone() {
    bench.set("channels.webhook.ops.url", "secretsmanager:ops");
    secretsManagerHolds(" ");

    assertEquals(
        new Answer.Refused("snaprelay.channels.webhook.ops.url: secretsmanager:ops holds no text"),
        tell());
  }
}
