package io.snaprelay.restore;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** What was masked lies in a snapshot that is available: delete the temporary database. */
@ApplicationScoped
class CleanUpAfterSanitizing implements Start<SnapshotCreated> {
  private final CleanUp cleanUp;

  CleanUpAfterSanitizing(CleanUp cleanUp) {
    this.cleanUp = cleanUp;
  }

  @Override
  public Class<SnapshotCreated> event() {
    return SnapshotCreated.class;
  }

  @Override
  public StepName step() {
    return StepName.CLEAN_UP;
  }

  /** The ledger must say so too: without the snapshot, the work of hours would be gone. */
  @Override
  public boolean isBegunBy(SnapshotCreated event, Run run) {
    return event.origin() == Origin.SANITIZED
        && run.emitted(StepName.SANITIZED_SNAPSHOT, SnapshotCreated.class).isPresent();
  }

  @Override
  public Outcome start(SnapshotCreated event, Run run) {
    return cleanUp.begin(run);
  }
}
