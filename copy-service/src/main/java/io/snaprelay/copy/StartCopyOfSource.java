package io.snaprelay.copy;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.step.BeginSteps;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code snapshot-created} of the source leads to the copies of it that the plan names. */
@ApplicationScoped
class StartCopyOfSource implements BeginSteps<SnapshotCreated> {
  private final StartCopies copies;

  StartCopyOfSource(StartCopies copies) {
    this.copies = copies;
  }

  @Override
  public Class<SnapshotCreated> event() {
    return SnapshotCreated.class;
  }

  @Override
  public List<StepName> begunBy(SnapshotCreated event, Run run) {
    return event.origin() == Origin.SOURCE
        ? Copies.of(run.plan()).madeFrom(StepName.SNAPSHOT)
        : List.of();
  }

  @Override
  public Outcome start(SnapshotCreated event, Run run, StepName step) {
    return copies.begin(step, run);
  }
}
