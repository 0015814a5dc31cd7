package io.snaprelay.copy;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Origin;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code copy-completed} of what was masked leads to {@code ModifyDBSnapshotAttribute}. */
@ApplicationScoped
class StartShareOfSanitized implements Start<CopyCompleted> {
  private final Sharing sharing;

  StartShareOfSanitized(Sharing sharing) {
    this.sharing = sharing;
  }

  @Override
  public Class<CopyCompleted> event() {
    return CopyCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.SANITIZED_SHARE;
  }

  @Override
  public boolean isBegunBy(CopyCompleted event, Run run) {
    return event.origin() == Origin.SANITIZED;
  }

  @Override
  public Outcome start(CopyCompleted event, Run run) {
    return sharing.goOn(step(), run);
  }
}
