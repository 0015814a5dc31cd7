package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.events.SnapshotsExpired.Reason;
import io.snaprelay.events.SnapshotsExpired.Reasons;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.evidence.SampleChecks;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.evidence.SampleRun;
import io.snaprelay.names.StepName;
import io.snaprelay.notify.channel.FakeChannel;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.plan.Notify.Occasion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is news, before a run is over. */
class NoticesTest {
  private static final FrozenPlan PLAN =
      SamplePlan.plan(
          new Notify(
              Channel.WEBHOOK, "ops", Set.of(Occasion.STEP_FAILED, Occasion.VERDICT_FAILED)));
  private static final StepFailed STEP_FAILED =
      new StepFailed(
          NotifierBench.header(PLAN, "step-failed", "copy"),
          StepName.COPY,
          "copy-service",
          FailureCode.KMS_KEY_NOT_USABLE,
          "alias/dr is disabled",
          "The source snapshot");

  private final NotifierBench bench = new NotifierBench();

  private static VerificationCompleted proof(CheckResult... checks) {
    Verdict verdict =
        List.of(checks).stream().anyMatch(check -> check.status() == Status.FAIL)
            ? Verdict.FAILED
            : Verdict.PASSED;
    return new VerificationCompleted(
        NotifierBench.header(PLAN, "verification-completed", "verify"),
        SampleRun.TEMPORARY,
        verdict,
        List.of(checks));
  }

  private static CheckResult check(Status status) {
    return SampleChecks.check("content", "public.orders", status, "readable", "damaged", 7);
  }

  @Test
  void aStepThatFailedSaysWhyAndWhatToDo() {
    bench.start().run(PLAN);

    Notices.Heard heard = bench.notices.of(STEP_FAILED).orElseThrow();

    assertEquals(Occasion.STEP_FAILED, heard.occasion());
    Notice.News news = heard.notice().news();
    assertEquals("orders-prod: step 'copy' failed", news.title());
    assertEquals("copy failed (KMS_KEY_NOT_USABLE): alias/dr is disabled", news.happened().get(0));
    assertEquals(List.of("The source snapshot"), news.leftAsIs());
    assertTrue(news.toDo().get(0).startsWith("Check that the KMS key exists"));
    assertEquals(Optional.empty(), heard.notice().evidence(), "there is none before the end");
  }

  @Test
  void aProofThatFailedNamesItsChecks() {
    bench.start().run(PLAN);

    Notices.Heard heard =
        bench.notices.of(proof(check(Status.PASS), check(Status.FAIL))).orElseThrow();

    assertEquals(Occasion.VERDICT_FAILED, heard.occasion());
    assertEquals(Optional.of(Verdict.FAILED), heard.notice().about().verdict());
    List<String> happened = heard.notice().news().happened();
    assertEquals(
        "The backup of orders-prod was restored, but 1 check of its proof failed.",
        happened.get(0));
    assertEquals(
        "Check 'content' on public.orders failed: expected readable, saw damaged.",
        happened.get(1));
  }

  @Test
  void aProofThatPassedIsNoNewsOfItsOwn() {
    bench.start().run(PLAN);

    assertEquals(Optional.empty(), bench.notices.of(proof(check(Status.PASS))));
  }

  @Test
  void whatShouldHaveExpiredAndCouldNotIsAFailure() {
    bench.start().run(PLAN);
    Reason refused = new Reason(SampleRun.COPY, "ACCESS_DENIED", "no");
    SnapshotsExpired event =
        new SnapshotsExpired(
            NotifierBench.header(PLAN, "snapshots-expired", "nightly"),
            PLAN.database(),
            List.of(),
            Optional.of(new Reasons("nightly", List.of(), List.of(refused))));

    assertEquals(Occasion.FAILED, bench.notices.of(event).orElseThrow().occasion());
  }

  @Test
  void anEventOfARunThatNobodyStartedIsNoNews() {
    bench.start();

    assertEquals(Optional.empty(), bench.notices.of(STEP_FAILED));
  }

  @Test
  void onlyWhoAsksIsToldBeforeTheEnd() throws IOException {
    try (FakeChannel ops = new FakeChannel();
        FakeChannel quiet = new FakeChannel()) {
      bench.set("snaprelay.channels.webhook.ops.url", ops.url());
      bench.set("snaprelay.channels.slack.quiet.url", quiet.url());
      Notify everyEnd = new Notify(Channel.SLACK, "quiet", Set.of());
      FrozenPlan both = SamplePlan.plan(PLAN.plan().notifications().get(0), everyEnd);
      bench.start().run(both);

      bench.loop.deliver(STEP_FAILED);
      bench.loop.deliver(proof(check(Status.FAIL)));
      bench.loop.deliver(proof(check(Status.FAIL)));

      assertEquals(
          List.of("STEP_FAILED", "VERDICT_FAILED"),
          ops.received().stream().map(got -> got.json().path("occasion").textValue()).toList());
      assertEquals(0, quiet.received().size());
    }
  }
}
