package io.snaprelay.restore;

import io.snaprelay.events.PointInTimeChosen;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** A point in time is chosen, and nothing is left but to restore it. */
@ApplicationScoped
class StartRestoreOfPointInTime implements Start<PointInTimeChosen> {
  private final StartRestore restore;

  StartRestoreOfPointInTime(StartRestore restore) {
    this.restore = restore;
  }

  @Override
  public Class<PointInTimeChosen> event() {
    return PointInTimeChosen.class;
  }

  @Override
  public StepName step() {
    return StepName.RESTORE;
  }

  @Override
  public Outcome start(PointInTimeChosen event, Run run) {
    return restore.of(event.source(), run);
  }
}
