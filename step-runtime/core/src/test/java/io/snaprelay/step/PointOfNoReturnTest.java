package io.snaprelay.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.StepState;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Cancellation;
import io.snaprelay.wire.Recheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Production is never left without its name by a deadline, a cancellation or a refusal. */
class PointOfNoReturnTest {
  private static final FrozenPlan PLAN =
      Runs.nightly()
          .verified()
          .staying(
              new Restore(
                  Restore.Mode.CUTOVER,
                  Restore.Approval.AUTOMATIC,
                  Optional.empty(),
                  false,
                  null,
                  null))
          .frozen();

  private final LoopBench bench = new LoopBench().begun(PLAN);
  private Supplier<Outcome> cutover = () -> Outcome.retryLater("not yet", Duration.ofSeconds(1));

  @BeforeEach
  void everythingBeforeIsDone() {
    List.of(StepName.SNAPSHOT, StepName.RESTORE, StepName.VERIFY).forEach(this::done);
  }

  private void done(StepName step) {
    bench.ledger.record(RunRecords.done(Runs.RUN, step, Runs.REQUESTED_AT));
  }

  @Test
  void aStepThatHasPassedItGoesOnBeyondTheDeadline() {
    assertTrue(bench.ledger.commit(Runs.RUN, StepName.CUTOVER));
    late();

    Disposition again = bench.with(new ToyCutover()).deliver(recheck(StepName.CUTOVER));

    assertEquals(new Disposition.Release(Duration.ofSeconds(1)), again);
    assertEquals(Optional.empty(), state(StepName.CUTOVER));
  }

  @Test
  void aStepThatHasNotIsEndedByTheDeadlineAndNeverPassesIt() {
    late();

    bench.with(new ToyCutover()).deliver(recheck(StepName.CUTOVER));

    assertEquals(Optional.of(StepState.FAILED), state(StepName.CUTOVER));
    assertFalse(bench.ledger.commit(Runs.RUN, StepName.CUTOVER));
  }

  @Test
  void aCancellationDoesNotEndIt() {
    bench.ledger.commit(Runs.RUN, StepName.CUTOVER);

    bench.deliver(new Cancellation(Runs.RUN, "somebody"));

    assertEquals(Optional.empty(), state(StepName.CUTOVER));
    assertTrue(bench.ledger.isCommitted(Runs.RUN, StepName.CUTOVER));
  }

  @Test
  void aCancellationBeforeItHoldsForGood() {
    bench.deliver(new Cancellation(Runs.RUN, "somebody"));

    assertEquals(Optional.of(StepState.FAILED), state(StepName.CUTOVER));
    assertFalse(bench.ledger.commit(Runs.RUN, StepName.CUTOVER));
  }

  @Test
  void cleanUpIsNotGivenUpWhileAStepEndsItself() {
    bench.ledger.commit(Runs.RUN, StepName.CUTOVER);
    late();
    bench.clock.advance(Duration.ofHours(2));

    Disposition again = bench.deliver(recheck(Recheck.RUN_DEADLINE));

    assertTrue(again instanceof Disposition.Release, again.toString());
    assertEquals(Optional.empty(), state(StepName.CLEAN_UP));
  }

  @Test
  void aRefusalThatWouldEndAStepDoesNotOnceItHasPassedIt() {
    bench.ledger.commit(Runs.RUN, StepName.CUTOVER);
    cutover =
        () -> {
          throw FakeRds.failure(AwsFailure.Kind.REFUSED, "InvalidParameterCombination", "no");
        };

    bench.with(new ToyCutover()).deliver(recheck(StepName.CUTOVER));

    assertEquals(Optional.empty(), state(StepName.CUTOVER));
  }

  private void late() {
    bench.clock.advance(Duration.between(bench.clock.instant(), PLAN.deadline().plusSeconds(1)));
  }

  private static Recheck recheck(StepName step) {
    return new Recheck(Runs.RUN, step, PLAN.deadline(), Optional.empty());
  }

  private Optional<StepState> state(StepName step) {
    return bench.ledger.step(Runs.RUN, step).map(StepRecord::state);
  }

  private final class ToyCutover implements Finish {
    @Override
    public StepName step() {
      return StepName.CUTOVER;
    }

    @Override
    public Outcome finish(Run run) {
      return cutover.get();
    }
  }
}
