package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.evidence.SampleChecks;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.evidence.SampleRun;
import io.snaprelay.ledger.CutoverDecision;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.StepName;
import io.snaprelay.notify.channel.FakeChannel;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.plan.Notify.Occasion;
import io.snaprelay.plan.Restore;
import io.snaprelay.wire.EventJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom a cutover asks, for what, and whom not any more. */
class ApprovalNoticeTest {
  private static final Notify OPS = new Notify(Channel.WEBHOOK, "ops", Set.of());
  private static final FrozenPlan WAITING = plan(Restore.Mode.CUTOVER, Restore.Approval.MANUAL);

  private final NotifierBench bench = new NotifierBench();

  private static FrozenPlan plan(Restore.Mode mode, Restore.Approval approval) {
    return SamplePlan.restoring(
        new Restore(mode, approval, Optional.of(Duration.ofHours(24)), false, null, null), OPS);
  }

  static VerificationCompleted passed(FrozenPlan plan) {
    return proof(plan, Status.PASS);
  }

  private static VerificationCompleted proof(FrozenPlan plan, Status status) {
    CheckResult check =
        SampleChecks.check("content", "public.orders", status, "readable", "damaged", 7);
    return new VerificationCompleted(
        NotifierBench.header(plan, "verification-completed", "verify"),
        SampleRun.TEMPORARY,
        status == Status.FAIL ? Verdict.FAILED : Verdict.PASSED,
        List.of(check));
  }

  private Optional<Occasion> heard(FrozenPlan plan, Status status) {
    bench.start().run(plan);
    return bench.notices.of(proof(plan, status)).map(Notices.Heard::occasion);
  }

  @Test
  void whoIsAskedReadsUntilWhenHowAndWhatIfNobodyDoes() {
    bench.start().run(WAITING);

    Notice notice = bench.notices.of(proof(WAITING, Status.PASS)).orElseThrow().notice();

    String candidate = SampleRun.TEMPORARY.identifier();
    assertEquals("orders-prod: the cutover waits for your approval", notice.news().title());
    assertEquals(
        List.of(
            candidate
                + " was restored from a snapshot of orders-prod and passed its proof (1 check).",
            "It takes the name and endpoint of orders-prod once somebody approves, and waits until 2026-11-21 14:00:00 UTC."),
        notice.news().happened());
    assertEquals(
        List.of(
            "arn:aws:rds:eu-west-1:111111111111:db:orders-prod: it serves as before.",
            "If nobody approves by then, the run fails (DEADLINE), orders-prod stays what it is, and %s is deleted."
                .formatted(candidate)),
        notice.news().leftAsIs());
    assertEquals(
        List.of(
            "See what was proved, where it differs, and what would happen: snaprelay restore approve %s --dry-run"
                .formatted(WAITING.run()),
            "Let it go on: snaprelay restore approve " + WAITING.run(),
            candidate
                + " holds what was written up to the snapshot. What orders-prod has written since stays in the old database, which is kept for 1 d.",
            "Or end it now, without touching production: snaprelay cancel " + WAITING.run()),
        notice.news().toDo());
  }

  @Test
  void nobodyIsAskedByAnAutomaticCutover() {
    FrozenPlan alone = plan(Restore.Mode.CUTOVER, Restore.Approval.AUTOMATIC);

    assertEquals(Optional.empty(), heard(alone, Status.PASS));
  }

  @Test
  void nobodyIsAskedByARestoreBesideProduction() {
    FrozenPlan beside = plan(Restore.Mode.NEW, Restore.Approval.MANUAL);

    assertEquals(Optional.empty(), heard(beside, Status.PASS));
  }

  @Test
  void nobodyIsAskedToApproveWhatFailedItsProof() {
    assertEquals(Optional.of(Occasion.VERDICT_FAILED), heard(WAITING, Status.FAIL));
  }

  @Test
  void nobodyIsAskedOnceSomebodyHasApproved() {
    bench.start().run(WAITING);
    bench.loop.store.create(
        LedgerKeys.cutover(WAITING.run(), CutoverDecision.APPROVAL), EventJson.bytes("alice"));

    assertEquals(Optional.empty(), bench.notices.of(proof(WAITING, Status.PASS)));
  }

  @Test
  void nobodyIsAskedOnceTheCutoverHasEnded() {
    bench
        .start()
        .run(WAITING)
        .failed(StepName.CUTOVER, FailureCode.DEADLINE, "late", "production", 9);

    assertEquals(Optional.empty(), bench.notices.of(proof(WAITING, Status.PASS)));
  }

  @Test
  void aProofThatComesTwiceAsksOnce() throws IOException {
    try (FakeChannel ops = new FakeChannel()) {
      bench.set("snaprelay.channels.webhook.ops.url", ops.url());
      bench.start().run(WAITING);

      bench.loop.deliver(proof(WAITING, Status.PASS));
      bench.loop.deliver(proof(WAITING, Status.PASS));

      assertEquals(
          List.of("AWAITS_APPROVAL warning"),
          ops.received().stream()
              .map(
                  got ->
                      got.json().path("occasion").textValue()
                          + " "
                          + got.json().path("severity").textValue())
              .toList());
    }
  }
}
