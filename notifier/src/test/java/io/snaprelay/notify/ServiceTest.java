package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.EvidenceJson;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.evidence.SampleChecks;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.evidence.SampleRun;
import io.snaprelay.evidence.page.PlainQute;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.step.Delivery;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.StepLoop;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.Json;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole service, put together by Quarkus; only the queue is missing. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class ServiceTest {
  private final FrozenPlan plan =
      SamplePlan.plan(new Notify(Notify.Channel.WEBHOOK, "ops", Set.of()));

  @Inject Ledger ledger;
  @Inject StepLoop loop;

  @Test
  void aRunThatIsOverIsToldAndPutOnRecord() {
    CheckResult hostile =
        SampleChecks.check("sql", "a & b", Status.FAIL, "\"none\"", "<script>alert(1)</script>", 1);
    SampleRun run = SampleRun.begun(ledger, plan).snapshotted().copied().restored();
    RunCompleted completed = run.verified(List.of(hostile)).cleanedUp().completed();

    assertEquals(Disposition.ACKNOWLEDGE, loop.handle(delivery(completed)));

    byte[] json = stored(EvidenceFiles.json(plan.run()));
    assertTrue(EvidenceJson.read(json).product().startsWith("SnapRelay "));
    assertArrayEquals(
        PlainQute.html().render(EvidenceJson.read(json), json, notSigned()),
        stored(EvidenceFiles.html(plan.run())),
        "the page is the same, and as well escaped, with and without Quarkus");
    List<String> notified = ledger.list("runs/" + plan.run() + "/notified/");
    assertTrue(
        notified.stream().anyMatch(key -> text(key).contains("\"result\":\"SENT\"")),
        notified.toString());
  }

  private EvidenceSignature notSigned() {
    try {
      byte[] record = stored(EvidenceFiles.signing(plan.run()));
      return Json.mapper().readValue(record, EvidenceSignature.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] stored(String file) {
    RunId run = plan.run();
    return ledger.read(EvidenceFiles.key(run, file)).orElseThrow();
  }

  private String text(String key) {
    return new String(ledger.read(key).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static Delivery delivery(RunCompleted completed) {
    String body =
        Json.mapper()
            .createObjectNode()
            .put("source", "snaprelay")
            .put("detail-type", "run-completed")
            .set("detail", EventJson.tree(completed))
            .toString();
    return new Delivery("message-1", body, Instant.now(), 1);
  }
}
