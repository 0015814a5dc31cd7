package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.evidence.SampleChecks;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.evidence.SampleRun;
import io.snaprelay.notify.channel.FakeChannel;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a webhook and Slack really get. */
class ChannelsTest {
  private static final FrozenPlan WEBHOOK =
      SamplePlan.plan(new Notify(Notify.Channel.WEBHOOK, "ops", Set.of()));
  private static final FrozenPlan SLACK =
      SamplePlan.plan(new Notify(Notify.Channel.SLACK, "ops", Set.of()));

  private final NotifierBench bench = new NotifierBench();
  private FakeChannel channel;

  @BeforeEach
  void open() throws IOException {
    channel = new FakeChannel();
    bench.set("snaprelay.channels.webhook.ops.url", channel.url());
    bench.set("snaprelay.channels.slack.ops.url", channel.url());
  }

  @AfterEach
  void close() {
    channel.close();
  }

  @Test
  void aWebhookHearsTheResultAndWhereTheEvidenceIs() throws IOException {
    bench.start().loop.deliver(bench.run(WEBHOOK).succeeded().completed());

    JsonNode body = body();
    assertEquals(1, body.path("version").intValue());
    assertEquals("SUCCEEDED", body.path("occasion").textValue());
    assertEquals("orders-prod: Proved", body.path("title").textValue());
    assertEquals(WEBHOOK.run().value(), body.path("run").textValue());
    assertTrue(body.path("evidence").textValue().endsWith(".html"));
    assertEquals(
        channel.received().get(0).header("X-snaprelay-event-id"), body.path("eventId").textValue());
  }

  @Test
  void aSignatureCoversTheTimeAndTheBody() throws Exception {
    bench.set("snaprelay.channels.webhook.ops.secret", "k3y").start();

    bench.loop.deliver(bench.run(WEBHOOK).succeeded().completed());

    FakeChannel.Received received = channel.received().get(0);
    assertEquals(
        "v1=" + hmac("k3y", received.header("X-snaprelay-timestamp"), received.body()),
        received.header("X-snaprelay-signature"));
  }

  @Test
  void withoutASecretThereIsNoSignature() {
    bench.start().loop.deliver(bench.run(WEBHOOK).succeeded().completed());

    assertEquals("", channel.received().get(0).header("X-snaprelay-signature"));
  }

  @Test
  void aFailedRunSaysWhatHappenedWhatWasLeftAndWhatToDo() throws IOException {
    bench.start().loop.deliver(bench.run(WEBHOOK).failedBeforeSnapshot().completed());

    JsonNode body = body();
    assertEquals("FAILED", body.path("occasion").textValue());
    assertTrue(body.path("happened").toString().contains("RDS knows no DB instance"));
    assertTrue(body.path("leftAsIs").toString().contains("nothing was created"));
    assertTrue(body.path("toDo").toString().contains("Check the database's identifier"));
  }

  @Test
  void aFailedProofNamesItsChecksButNotAThousand() throws IOException {
    List<CheckResult> many =
        IntStream.range(0, 1000)
            .mapToObj(i -> "public.table_" + i)
            .map(t -> SampleChecks.check("content", t, Status.FAIL, "readable", "damaged", 7))
            .toList();
    SampleRun run = bench.start().run(SLACK).snapshotted().copied().restored();

    bench.loop.deliver(run.verified(many).cleanedUp().completed());

    String body = body().toString();
    assertTrue(body.contains("Check 'content' on public.table_4 failed"), body);
    assertTrue(body.contains("And 995 more failed checks."), body);
    assertFalse(body.contains("table_5 "), body);
    assertTrue(body.contains("Do not rely on this backup"), body);
  }

  @Test
  void slackGetsBlocksThatItTakes() throws IOException {
    String huge = "<!channel> & " + "x".repeat(10_000);
    CheckResult hostile =
        SampleChecks.check("sql", "public.orders", Status.FAIL, "nothing", huge, 1);
    SampleRun run = bench.start().run(SLACK).snapshotted().copied().restored();

    bench.loop.deliver(run.verified(List.of(hostile)).cleanedUp().completed());

    JsonNode body = body();
    assertEquals("header", body.at("/blocks/0/type").textValue());
    assertEquals("plain_text", body.at("/blocks/0/text/type").textValue());
    for (JsonNode block : body.path("blocks")) {
      assertTrue(block.at("/text/text").asText().length() <= 3000);
    }
    assertFalse(body.toString().contains("<!channel>"), "nobody is called by what a check saw");
    assertTrue(body.toString().contains("&lt;!channel&gt; &amp;"));
  }

  private JsonNode body() throws IOException {
    return Json.mapper().readTree(channel.received().get(0).body());
  }

  private static String hmac(String key, String timestamp, byte[] body)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
