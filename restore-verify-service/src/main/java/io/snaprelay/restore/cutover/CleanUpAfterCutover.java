package io.snaprelay.restore.cutover;

import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** The temporary database is production now: there is nothing left to clean up. */
@ApplicationScoped
class CleanUpAfterCutover implements Start<CutoverCompleted> {
  @Override
  public Class<CutoverCompleted> event() {
    return CutoverCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.CLEAN_UP;
  }

  /** The ledger must say so too. */
  @Override
  public boolean isBegunBy(CutoverCompleted event, Run run) {
    return run.emitted(StepName.CUTOVER, CutoverCompleted.class).isPresent();
  }

  @Override
  public Outcome start(CutoverCompleted event, Run run) {
    return Outcome.emit();
  }
}
