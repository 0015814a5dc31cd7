package io.snaprelay.restore;

import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** RDS no longer knows the temporary database, or not yet. */
@ApplicationScoped
class FinishCleanUp implements Finish {
  private final CleanUp cleanUp;

  FinishCleanUp(CleanUp cleanUp) {
    this.cleanUp = cleanUp;
  }

  @Override
  public StepName step() {
    return StepName.CLEAN_UP;
  }

  @Override
  public Outcome finish(Run run) {
    return cleanUp.goOn(run);
  }
}
