package io.snaprelay.restore;

import io.snaprelay.events.StepFailed;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Steps;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** A step failed without which the temporary database is of no use: delete it, if there is one. */
@ApplicationScoped
class CleanUpAfterFailure implements Start<StepFailed> {
  private final CleanUp cleanUp;

  CleanUpAfterFailure(CleanUp cleanUp) {
    this.cleanUp = cleanUp;
  }

  @Override
  public Class<StepFailed> event() {
    return StepFailed.class;
  }

  @Override
  public StepName step() {
    return StepName.CLEAN_UP;
  }

  /** On the restore branch, or before it. A failed share touches nothing here. */
  @Override
  public boolean isBegunBy(StepFailed event, Run run) {
    Steps steps = run.steps();
    return event.step().equals(StepName.RESTORE)
        || steps.unreachableWithout(StepName.RESTORE).contains(event.step())
        || steps.unreachableWithout(event.step()).contains(StepName.RESTORE);
  }

  @Override
  public Outcome start(StepFailed event, Run run) {
    return cleanUp.begin(run);
  }
}
