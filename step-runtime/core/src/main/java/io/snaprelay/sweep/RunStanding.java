package io.snaprelay.sweep;

import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.KeptDatabase;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the ledger says of the run that something belongs to. */
final class RunStanding {
  private final RunLedger ledger;
  private final RunId run;
  private final Optional<FrozenPlan> frozen;

  private RunStanding(RunLedger ledger, RunId run, Optional<FrozenPlan> frozen) {
    this.ledger = ledger;
    this.run = run;
    this.frozen = frozen;
  }

  static RunStanding of(RunId run, RunLedger ledger) {
    return new RunStanding(ledger, run, ledger.plan(run));
  }

  Optional<String> plan() {
    return frozen.map(FrozenPlan::planName);
  }

  boolean isKnown() {
    return frozen.isPresent();
  }

  /** Whether it has steps that may still need what it has made. */
  boolean isOpen() {
    return frozen.map(Steps::of).filter(steps -> !isRecorded(steps.names())).isPresent();
  }

  /** Whether the plan has this step. */
  boolean has(StepName step) {
    return frozen.map(Steps::of).filter(steps -> steps.contains(step)).isPresent();
  }

  /** Whether it is open, and restores a database that is to stay. */
  boolean mayPromote() {
    return isOpen() && (has(StepName.PROMOTE) || has(StepName.CUTOVER));
  }

  /** Whether the temporary database of its failed proof is still to be looked at. */
  boolean keepsAt(Instant now) {
    return frozen
        .flatMap(
            plan ->
                KeptDatabase.until(
                    plan,
                    ledger
                        .step(run, StepName.VERIFY)
                        .flatMap(record -> record.emitted(VerificationCompleted.class)),
                    ledger.created(run, StepName.RESTORE)))
        .filter(now::isBefore)
        .isPresent();
  }

  private boolean isRecorded(List<StepName> steps) {
    return ledger.recorded(run).containsAll(steps);
  }
}
