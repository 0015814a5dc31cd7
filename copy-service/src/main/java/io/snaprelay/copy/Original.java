package io.snaprelay.copy;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import java.util.Optional;

/**
 * What a copy is of: a snapshot of the run, or another copy.
 *
 * @param snapshot the snapshot
 * @param database the database that it is of, as RDS names it
 * @param facts what RDS said about it
 */
record Original(SnapshotRef snapshot, String database, SnapshotFacts facts) {

  /** What a step of the run has made; empty as long as it has not. */
  static Optional<Original> in(Run run, StepName step) {
    return step.isCopy() ? copied(run, step) : taken(run, step);
  }

  private static Optional<Original> taken(Run run, StepName step) {
    return run.emitted(step, SnapshotCreated.class)
        .map(event -> new Original(event.snapshot(), event.database().identifier(), event.facts()));
  }

  private static Optional<Original> copied(Run run, StepName step) {
    return run.emitted(step, CopyCompleted.class)
        .map(
            event ->
                new Original(event.copy(), run.frozen().database().identifier(), event.facts()));
  }

  /** The key that it is encrypted with; absent if it is not encrypted. */
  Optional<String> key() {
    return facts.kmsKeyArn();
  }
}
