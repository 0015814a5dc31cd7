package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefuseSanitizeTest {
  private static final FrozenPlan SANITIZED =
      Runs.copiedAndVerified()
          .sanitized(new Sanitize("rules.yaml", Optional.empty(), List.of(), Optional.empty()))
          .frozen();

  private final LoopBench bench = new LoopBench().with(new RefuseSanitize());

  @Test
  void aPlanWithSanitizeIsRefusedByNameAndTheUnmaskedDatabaseIsSaidToBeUnmasked() {
    bench.begun(SANITIZED);

    bench.deliver(proof(Verdict.PASSED, Status.PASS));

    StepFailed failed = bench.bus.published(StepFailed.class).get(0);
    assertEquals(StepName.SANITIZE, failed.step());
    assertEquals(FailureCode.PLAN_NOT_EXECUTABLE, failed.code());
    assertTrue(failed.detail().contains("plans.nightly.sanitize"), failed.detail());
    assertTrue(failed.leftAsIs().contains("nothing in it was masked"), failed.leftAsIs());
  }

  @Test
  void theSnapshotOfTheSanitizedDatabaseIsNeverReached() {
    bench.begun(SANITIZED);

    bench.deliver(proof(Verdict.PASSED, Status.PASS));

    assertTrue(bench.ledger.recorded(Runs.RUN).contains(StepName.SANITIZED_SNAPSHOT));
  }

  @Test
  void aFailedVerdictIsNotItsBusiness() {
    bench.begun(SANITIZED);

    bench.deliver(proof(Verdict.FAILED, Status.FAIL));

    assertEquals(List.of(), bench.bus.published());
    assertEquals(List.of(), bench.ledger.recorded(Runs.RUN));
  }

  @Test
  void aPlanWithoutSanitizeIsNotItsBusiness() {
    bench.begun(Runs.copiedAndVerified().frozen());

    assertEquals(Disposition.ACKNOWLEDGE, bench.deliver(proof(Verdict.PASSED, Status.PASS)));

    assertEquals(List.of(), bench.bus.published());
  }

  @Test
  void fiveDeliveriesMakeOneRefusal() {
    bench.begun(SANITIZED);

    for (int i = 0; i < 5; i++) {
      bench.deliver(proof(Verdict.PASSED, Status.PASS));
    }

    assertEquals(1, bench.bus.distinctIds(StepFailed.class).size());
  }

  private VerificationCompleted proof(Verdict verdict, Status status) {
    Run run = new Run(SANITIZED, bench.ledger, "cause", bench.clock.instant());
    DatabaseRef temporary =
        new DatabaseRef(
            DatabaseKind.INSTANCE,
            Runs.ACCOUNT,
            "eu-central-1",
            run.resourceName(StepName.RESTORE));
    CheckResult check =
        new CheckResult("connects", "server", status, "", "", Duration.ZERO, Optional.empty());
    return new VerificationCompleted(
        run.header(VerificationCompleted.class, temporary.arn()),
        temporary,
        verdict,
        List.of(check));
  }
}
