package io.snaprelay.restore;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.PointInTimeChosen;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Steps;
import io.snaprelay.refs.RestoreSource;
import io.snaprelay.step.Run;
import java.util.Optional;

/**
 * The one snapshot of a run that is restored and proved, or the point in time.
 *
 * @param ref what is restored
 * @param facts what RDS says about it
 */
record ProvedSnapshot(RestoreSource ref, SnapshotFacts facts) {
  /** Reads it from what the run has emitted; empty while that snapshot does not exist. */
  static Optional<ProvedSnapshot> of(Run run) {
    StepName restored = Steps.restored(run.plan());
    if (restored.isCopy()) {
      return run.emitted(restored, CopyCompleted.class).map(ProvedSnapshot::of);
    }
    return ofSource(run);
  }

  /** What the run began with, of which the one that is proved may be a copy. */
  static Optional<ProvedSnapshot> ofSource(Run run) {
    return run.emitted(StepName.SNAPSHOT, SnapshotCreated.class)
        .map(ProvedSnapshot::of)
        .or(() -> run.emitted(StepName.SNAPSHOT, PointInTimeChosen.class).map(ProvedSnapshot::of));
  }

  static ProvedSnapshot of(PointInTimeChosen event) {
    return new ProvedSnapshot(event.source(), event.facts());
  }

  static ProvedSnapshot of(SnapshotCreated event) {
    return new ProvedSnapshot(event.snapshot(), event.facts());
  }

  static ProvedSnapshot of(CopyCompleted event) {
    return new ProvedSnapshot(event.copy(), event.facts());
  }
}
