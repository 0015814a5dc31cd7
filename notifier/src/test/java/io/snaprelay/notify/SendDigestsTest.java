package io.snaprelay.notify;

import static io.snaprelay.notify.DigestBench.PLAN;
import static io.snaprelay.notify.DigestBench.trouble;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.evidence.SampleChecks;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.plan.Digest;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.plan.Restore;
import io.snaprelay.step.Disposition;
import io.snaprelay.wire.EventJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a digest, what does not, and that nothing is lost or said twice. */
class SendDigestsTest {
  private static final String DUE = "2026-11-21T07:00:00Z";
  private static final String NEXT = "2026-11-22T07:00:00Z";

  private final DigestBench digests;

  @TempDir Path folder;

  SendDigestsTest() throws IOException {
    digests = new DigestBench();
  }

  @AfterEach
  void close() {
    digests.close();
  }

  private Disposition deliver(int number) {
    return digests.bench.loop.deliver(trouble(number));
  }

  @Test
  void manyAreToldAsOneWhenItIsDue() {
    digests.start();
    digests.bench.loop.deliver(digests.succeeded());
    deliver(1);
    deliver(2);
    digests.tickAt("2026-11-21T06:59:59Z");
    assertEquals(List.of(), digests.told());

    assertEquals(Disposition.ACKNOWLEDGE, digests.tickAt(DUE));

    assertEquals(1, digests.told().size());
    assertEquals(
        "1 run ended: 1 SUCCEEDED, 0 FAILED. Proofs: 1 PASSED, 0 FAILED; 0 came to none.",
        digests.told().get(0).get(0));
    assertTrue(digests.told().get(0).get(1).contains("temporary-1"), digests.told().toString());
    assertTrue(digests.told().get(0).get(2).contains("temporary-2"), digests.told().toString());
  }

  @Test
  void neitherAMessageNorAScheduleThatComesAgainTellsItTwice() {
    digests.start();
    deliver(1);
    deliver(1);
    digests.tickAt(DUE);
    digests.tick();
    deliver(1);

    digests.tickAt(NEXT);

    assertEquals(1, digests.digestsNaming("temporary-1"));
    assertEquals(1, digests.told().size());
  }

  @Test
  void whatIsCriticalIsToldAtOnceAndCounted() {
    FrozenPlan plan = SamplePlan.plan(DigestBench.DIGEST);
    digests.bench.start();

    digests.bench.loop.deliver(
        digests
            .bench
            .run(plan)
            .snapshotted()
            .copied()
            .restored()
            .verified(
                List.of(
                    SampleChecks.check(
                        "content", "public.orders", Status.FAIL, "readable", "damaged", 7)))
            .cleanedUp()
            .completed());

    assertEquals(1, digests.told().size());
    digests.tickAt(DUE);
    assertEquals(2, digests.told().size());
    assertTrue(digests.told().get(1).get(1).contains("(told at once)"), digests.told().toString());
  }

  @Test
  void whatWantsAnAnswerByATimeDoesNotWait() {
    FrozenPlan waiting =
        SamplePlan.restoring(
            new Restore(
                Restore.Mode.CUTOVER, Restore.Approval.MANUAL, Optional.empty(), false, null, null),
            DigestBench.DIGEST);
    digests.bench.start().run(waiting);

    digests.bench.loop.deliver(ApprovalNoticeTest.passed(waiting));

    assertEquals(1, digests.told().size());
  }

  @Test
  void worseThanWhatWasNamedIsToldAtOnce() {
    Notify good =
        new Notify(
            Channel.WEBHOOK,
            "daily",
            Set.of(),
            Optional.of(new Digest(DigestBench.SCHEDULE, Set.of(Digest.Severity.INFO))));
    digests.bench.start().run(SamplePlan.plan(good));

    deliver(1);

    assertEquals(1, digests.told().size());
  }

  @Test
  void aScheduleThatWasMissedIsMadeUpForInOrder() {
    digests.start();
    deliver(1);
    digests.at("2026-11-21T08:00:00Z");
    deliver(2);

    digests.tickAt("2026-11-23T12:00:00Z");

    assertEquals(2, digests.told().size());
    assertTrue(digests.told().get(0).toString().contains("temporary-1"));
    assertTrue(digests.told().get(1).toString().contains("temporary-2"));
  }

  @Test
  void whatComesWhileAnIssueIsClosedWaitsUntilItIsKnownWhetherItIsIn() {
    digests.start();
    deliver(1);
    closed(DUE);

    assertEquals(new Disposition.Release(Duration.ofSeconds(5)), deliver(1));

    digests.tickAt(DUE);
    assertEquals(Disposition.ACKNOWLEDGE, deliver(1));
    digests.tickAt(NEXT);
    assertEquals(1, digests.digestsNaming("temporary-1"));
  }

  @Test
  void whatCameTooLateForAnIssueStandsInTheNext() {
    digests.start();
    deliver(1);
    decidedWhereItGoes(2, DUE);
    digests.tickAt(DUE);

    assertEquals(Disposition.ACKNOWLEDGE, deliver(2));
    deliver(2);
    digests.tickAt(NEXT);

    assertEquals(2, digests.told().size());
    assertTrue(digests.told().get(1).toString().contains("temporary-2"));
    assertEquals(1, digests.digestsNaming("temporary-2"));
  }

  @Test
  void aDigestComesWhenNothingHappenedAndNamesWhatIsNotProved() throws IOException {
    digests.planned(folder).start();
    digests.tick();

    digests.tickAt(DUE);

    assertEquals(List.of(List.of("No run has ended since the last digest.")), digests.told());
    assertEquals(
        "Prove orders (arn:aws:rds:eu-west-1:111111111111:db:orders-prod): no run of it has come to a verdict.",
        digests.daily.received().get(0).json().at("/toDo/0").textValue());
  }

  @Test
  void whoIsInNoPlanAnyMoreHearsTheRestAndNoMore() {
    digests.start();
    deliver(1);

    digests.tickAt(DUE);
    digests.tickAt(NEXT);

    assertEquals(1, digests.told().size());
  }

  @Test
  void aChannelThatIsOutIsTriedAgainAndThenReportedByAnother() throws IOException {
    digests.planned(folder);
    digests.bench.set("snaprelay.delivery.attempts", "2");
    digests.daily.answers(500).answers(500);
    digests.start();
    deliver(1);

    assertEquals(new Disposition.Release(Duration.ofSeconds(5)), digests.tickAt(DUE));
    digests.bench.loop.clock.advance(Duration.ofSeconds(5));
    assertEquals(Disposition.ACKNOWLEDGE, digests.tick());

    assertEquals("UNDELIVERED", digests.ops.received().get(0).json().path("occasion").asText());
    assertTrue(digests.ops.received().get(0).text().contains("temporary-1"));
    digests.tickAt(NEXT);
    assertEquals(3, digests.told().size(), "the next one is told again");
  }

  private void closed(String due) {
    digests.bench.loop.store.create(folderOf(due) + "closed", EventJson.bytes(true));
  }

  private String folderOf(String due) {
    return digests.bench.loop.store.list("digests/issues/").stream()
        .map(key -> key.substring(0, key.indexOf('/', "digests/issues/".length()) + 1))
        .findFirst()
        .map(it -> it + "%019d/".formatted(Instant.parse(due).toEpochMilli()))
        .orElseThrow();
  }

  /** Somebody was killed before it was put in. */
  private void decidedWhereItGoes(int number, String due) {
    String subscription = folderOf(due).split("/")[2];
    digests.bench.loop.store.create(
        "runs/%s/digested/event-%d-%s/001".formatted(PLAN.run(), number, subscription),
        EventJson.bytes(Instant.parse(due)));
  }
}
