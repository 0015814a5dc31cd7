package io.snaprelay.restore;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Steps;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import java.util.Optional;

/**
 * The one snapshot of a run that is restored and proved.
 *
 * @param ref the snapshot
 * @param facts what RDS says about it
 */
record ProvedSnapshot(SnapshotRef ref, SnapshotFacts facts) {
  /** Reads it from what the run has emitted; empty while that snapshot does not exist. */
  static Optional<ProvedSnapshot> of(Run run) {
    StepName restored = Steps.restored(run.plan());
    if (restored.isCopy()) {
      return run.emitted(restored, CopyCompleted.class).map(ProvedSnapshot::of);
    }
    return run.emitted(restored, SnapshotCreated.class).map(ProvedSnapshot::of);
  }

  static ProvedSnapshot of(SnapshotCreated event) {
    return new ProvedSnapshot(event.snapshot(), event.facts());
  }

  static ProvedSnapshot of(CopyCompleted event) {
    return new ProvedSnapshot(event.copy(), event.facts());
  }
}
