package io.snaprelay.restore;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Steps;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** A copy exists, and it is the one to be proved: restore it. */
@ApplicationScoped
class StartRestoreOfCopy implements Start<CopyCompleted> {
  private final StartRestore restore;

  StartRestoreOfCopy(StartRestore restore) {
    this.restore = restore;
  }

  @Override
  public Class<CopyCompleted> event() {
    return CopyCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.RESTORE;
  }

  /** The copy of a sanitized snapshot is never restored. */
  @Override
  public boolean isBegunBy(CopyCompleted event, Run run) {
    return event.isOf(Steps.restored(run.plan()));
  }

  @Override
  public Outcome start(CopyCompleted event, Run run) {
    return restore.of(event.copy(), run);
  }
}
