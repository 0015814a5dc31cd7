package io.snaprelay.step;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import java.util.Set;

/**
 * Steps in the middle of which a run must not be left: while production's name changes hands,
 * neither a deadline nor a cancellation may end the step. It ends itself, and the run waits for it.
 */
final class PointOfNoReturn {
  private static final Set<StepName> STEPS = Set.of(StepName.CUTOVER, StepName.PROMOTE);

  private PointOfNoReturn() {}

  /**
   * Whether a step may be ended from outside. From the moment in which this says yes, the step
   * cannot pass its point any more.
   */
  static boolean mayEnd(RunLedger ledger, Run run, StepName step) {
    return !STEPS.contains(step) || ledger.callOff(run.id(), step);
  }

  /** Whether any open step of the run has passed its point. */
  static boolean isPassed(RunLedger ledger, Run run) {
    return run.steps().names().stream()
        .filter(STEPS::contains)
        .anyMatch(step -> isOpenAndPassed(ledger, run, step));
  }

  static boolean isOpenAndPassed(RunLedger ledger, Run run, StepName step) {
    return STEPS.contains(step)
        && ledger.isCommitted(run.id(), step)
        && ledger.step(run.id(), step).isEmpty();
  }
}
