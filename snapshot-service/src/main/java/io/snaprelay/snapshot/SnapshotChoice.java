package io.snaprelay.snapshot;

import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.rds.SnapshotState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of a database's snapshots a run takes. Pure. */
final class SnapshotChoice {
  private static final Comparator<SnapshotState> BY_AGE =
      Comparator.comparing(SnapshotChoice::dataAsOf)
          .thenComparing(snapshot -> snapshot.ref().identifier());

  private SnapshotChoice() {}

  /** The newest available one, by the time that RDS gives it; automated ones only if so wanted. */
  static Optional<SnapshotState> newest(Collection<SnapshotState> snapshots, Kind wanted) {
    return snapshots.stream()
        .filter(SnapshotState::isAvailable)
        .filter(snapshot -> snapshot.facts().isPresent())
        .filter(snapshot -> wanted == Kind.LATEST || snapshot.isAutomated())
        .max(BY_AGE);
  }

  private static Instant dataAsOf(SnapshotState snapshot) {
    return snapshot.facts().orElseThrow().dataAsOf();
  }
}
