package io.snaprelay.copy;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code snapshot-created} of the source leads to the copy that the plan names. */
@ApplicationScoped
class StartCopyOfSource implements Start<SnapshotCreated> {
  private final StartCopy copy;

  StartCopyOfSource(StartCopy copy) {
    this.copy = copy;
  }

  @Override
  public Class<SnapshotCreated> event() {
    return SnapshotCreated.class;
  }

  @Override
  public StepName step() {
    return StepName.COPY;
  }

  @Override
  public boolean isBegunBy(SnapshotCreated event, Run run) {
    return event.origin() == Origin.SOURCE;
  }

  @Override
  public Outcome start(SnapshotCreated event, Run run) {
    return copy.of(event, run);
  }
}
