package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.EventHeader;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.evidence.KeptRun;
import io.snaprelay.evidence.SampleRun;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people hear of the database of a failed proof that stays for a while. */
class KeptDatabaseTest {
  private final NotifierBench bench = new NotifierBench().start();
  private final SampleRun run = KeptRun.in(bench.loop.store);

  @Test
  void theyAreToldAtTheEndOfTheRunWhereItIsAndForHowLong() {
    Notices.Heard heard = bench.notices.of(run.completed()).orElseThrow();

    assertEquals(Occasion.FAILED, heard.occasion());
    String left = String.join("; ", heard.notice().news().leftAsIs());
    assertTrue(left.contains(SampleRun.TEMPORARY.arn() + ", until 2026-11-21 06:28"), left);
  }

  @Test
  void thatItCouldNotBeDeletedIsNewsAfterTheEndOfTheRun() {
    Notices.Heard heard = bench.notices.of(failed(StepName.KEEP)).orElseThrow();

    assertEquals(Occasion.FAILED, heard.occasion());
    assertEquals(List.of("protected"), heard.notice().news().happened());
    assertEquals(List.of("it still exists"), heard.notice().news().leftAsIs());
  }

  @Test
  void anyOtherFailedStepWaitsForTheEndOfTheRunUnlessSomebodyAsks() {
    assertEquals(
        Occasion.STEP_FAILED, bench.notices.of(failed(StepName.CLEAN_UP)).orElseThrow().occasion());
  }

  private static StepFailed failed(StepName step) {
    FrozenPlan plan = KeptRun.PLAN;
    EventHeader header =
        new EventHeader(
            "event-1",
            Optional.of(plan.run()),
            Optional.empty(),
            Instant.parse("2026-11-21T06:30:00Z"),
            Optional.empty(),
            Optional.empty());
    return new StepFailed(
        header,
        step,
        "restore-verify-service",
        FailureCode.CLEAN_UP_FAILED,
        "protected",
        "it still exists");
  }
}
