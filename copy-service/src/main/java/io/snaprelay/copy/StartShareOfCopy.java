package io.snaprelay.copy;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Steps;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code copy-completed} leads to {@code ModifyDBSnapshotAttribute} of the copy. */
@ApplicationScoped
class StartShareOfCopy implements Start<CopyCompleted> {
  private final Sharing sharing;

  StartShareOfCopy(Sharing sharing) {
    this.sharing = sharing;
  }

  @Override
  public Class<CopyCompleted> event() {
    return CopyCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.SHARE;
  }

  @Override
  public boolean isBegunBy(CopyCompleted event, Run run) {
    return event.isOf(Steps.given(run.plan()));
  }

  @Override
  public Outcome start(CopyCompleted event, Run run) {
    return sharing.goOn(step(), run);
  }
}
