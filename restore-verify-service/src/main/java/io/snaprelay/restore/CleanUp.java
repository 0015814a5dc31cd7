package io.snaprelay.restore;

import io.snaprelay.events.StepState;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Deletes the temporary databases of a run, if it has any: all at the same time, and none is kept
 * because another one cannot be deleted.
 */
@ApplicationScoped
class CleanUp {
  /** The steps that work in a temporary database, or on it. */
  private static final Set<StepName> USERS =
      Set.of(StepName.VERIFY, StepName.SANITIZE, StepName.SANITIZED_SNAPSHOT, StepName.PROMOTE);

  private final RunLedger ledger;
  private final Deletion deletion;
  private final CreationsInFlight inFlight;
  private final Pace pace;

  CleanUp(RunLedger ledger, Deletion deletion, CreationsInFlight inFlight, Pace pace) {
    this.ledger = ledger;
    this.deletion = deletion;
    this.inFlight = inFlight;
    this.pace = pace;
  }

  /** The run needs its temporary databases no longer. One that is kept for a while goes later. */
  Outcome begin(Run run) {
    return isKept(run) ? Outcome.emit() : expire(run);
  }

  /** Whoever kept it has had the time for that. Nothing more is created from now on. */
  Outcome expire(Run run) {
    Temporary.creators(run).forEach(creator -> inFlight.neverWillBe(creator, run));
    return each(run, temporary -> deletion.begin(temporary, run));
  }

  /** Whether they are gone; what came out of its deletion again is deleted again. */
  Outcome goOn(Run run) {
    if (isKept(run)) {
      return Outcome.emit();
    }
    return RestorePlan.of(run).isPresent() && isNeeded(run)
        ? Outcome.retryLater("the run still needs its temporary database", pace.next())
        : each(run, temporary -> deletion.goOn(temporary, run));
  }

  private static Outcome each(Run run, Function<Temporary, Outcome> deletion) {
    return Together.of(
        RestorePlan.of(run).stream()
            .flatMap(plan -> Temporary.of(plan, run).stream())
            .map(deletion)
            .toList());
  }

  /**
   * RDS's word that a database is gone, true or not, must not clean up what is being proved, masked
   * or snapshotted.
   */
  private boolean isNeeded(Run run) {
    Optional<StepRecord> restored = ledger.step(run.id(), StepName.RESTORE);
    boolean done = restored.filter(record -> record.state() == StepState.DONE).isPresent();
    return restored.isEmpty() || done && USERS.stream().anyMatch(step -> isOpen(step, run));
  }

  private static boolean isKept(Run run) {
    return Keeping.until(run).isPresent();
  }

  private boolean isOpen(StepName step, Run run) {
    return run.steps().contains(step) && ledger.step(run.id(), step).isEmpty();
  }
}
