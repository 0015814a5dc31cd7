package io.snaprelay.restore;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Steps;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** A source snapshot exists, and it is the one to be proved: restore it. */
@ApplicationScoped
class StartRestoreOfSource implements Start<SnapshotCreated> {
  private final StartRestore restore;

  StartRestoreOfSource(StartRestore restore) {
    this.restore = restore;
  }

  @Override
  public Class<SnapshotCreated> event() {
    return SnapshotCreated.class;
  }

  @Override
  public StepName step() {
    return StepName.RESTORE;
  }

  /** A sanitized snapshot is never restored. */
  @Override
  public boolean isBegunBy(SnapshotCreated event, Run run) {
    return event.origin() == Origin.SOURCE && Steps.restored(run.plan()).equals(StepName.SNAPSHOT);
  }

  @Override
  public Outcome start(SnapshotCreated event, Run run) {
    return restore.of(event.snapshot(), run);
  }
}
