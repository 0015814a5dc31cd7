package io.snaprelay.copy;

import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The re-check leads to {@code snapshot-shared}, once exactly the planned accounts are read back.
 */
@ApplicationScoped
class FinishShareOfSanitized implements Finish {
  private final Sharing sharing;

  FinishShareOfSanitized(Sharing sharing) {
    this.sharing = sharing;
  }

  @Override
  public StepName step() {
    return StepName.SANITIZED_SHARE;
  }

  @Override
  public Outcome finish(Run run) {
    return sharing.goOn(step(), run);
  }
}
