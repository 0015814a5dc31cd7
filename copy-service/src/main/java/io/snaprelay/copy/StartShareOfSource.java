package io.snaprelay.copy;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Steps;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code snapshot-created} leads to {@code ModifyDBSnapshotAttribute} of the snapshot itself, where
 * the plan makes no copy.
 */
@ApplicationScoped
class StartShareOfSource implements Start<SnapshotCreated> {
  private final Sharing sharing;

  StartShareOfSource(Sharing sharing) {
    this.sharing = sharing;
  }

  @Override
  public Class<SnapshotCreated> event() {
    return SnapshotCreated.class;
  }

  @Override
  public StepName step() {
    return StepName.SHARE;
  }

  @Override
  public boolean isBegunBy(SnapshotCreated event, Run run) {
    return event.origin() == Origin.SOURCE && Steps.given(run.plan()).equals(StepName.SNAPSHOT);
  }

  @Override
  public Outcome start(SnapshotCreated event, Run run) {
    return sharing.goOn(step(), run);
  }
}
