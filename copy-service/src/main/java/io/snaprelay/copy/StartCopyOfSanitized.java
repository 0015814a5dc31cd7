package io.snaprelay.copy;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code snapshot-created} of what was masked leads to a copy under a key of its own: what is given
 * away must not need production's.
 */
@ApplicationScoped
class StartCopyOfSanitized implements Start<SnapshotCreated> {
  private final StartCopy copy;

  StartCopyOfSanitized(StartCopy copy) {
    this.copy = copy;
  }

  @Override
  public Class<SnapshotCreated> event() {
    return SnapshotCreated.class;
  }

  @Override
  public StepName step() {
    return StepName.SANITIZED_COPY;
  }

  /** The ledger must say so too: nothing is given away on the word of an event. */
  @Override
  public boolean isBegunBy(SnapshotCreated event, Run run) {
    return event.origin() == Origin.SANITIZED
        && run.emitted(StepName.SANITIZED_SNAPSHOT, SnapshotCreated.class)
            .filter(taken -> taken.snapshot().equals(event.snapshot()))
            .isPresent();
  }

  @Override
  public Outcome start(SnapshotCreated event, Run run) {
    return copy.of(step(), run);
  }
}
