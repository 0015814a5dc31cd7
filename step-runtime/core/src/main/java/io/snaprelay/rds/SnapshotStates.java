package io.snaprelay.rds;

import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.refs.SnapshotRef;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/** RDS's description of a DB snapshot, in our words. */
final class SnapshotStates {
  private SnapshotStates() {}

  static SnapshotState of(DBSnapshot snapshot) {
    return new SnapshotState(
        SnapshotRef.ofArn(snapshot.dbSnapshotArn()),
        snapshot.dbInstanceIdentifier(),
        Optional.ofNullable(snapshot.status()).orElse("unknown"),
        Optional.ofNullable(snapshot.snapshotType()).orElse("unknown"),
        Optional.ofNullable(snapshot.percentProgress()).orElse(0),
        dataAsOf(snapshot).map(instant -> facts(snapshot, instant)),
        Optional.ofNullable(snapshot.kmsKeyId()),
        RdsTags.map(snapshot.tagList()));
  }

  /** A copy has a creation time of its own; the data are as old as the original. */
  private static Optional<Instant> dataAsOf(DBSnapshot snapshot) {
    return Optional.ofNullable(snapshot.originalSnapshotCreateTime())
        .or(() -> Optional.ofNullable(snapshot.snapshotCreateTime()));
  }

  private static SnapshotFacts facts(DBSnapshot snapshot, Instant dataAsOf) {
    return new SnapshotFacts(
        snapshot.engine(),
        snapshot.engineVersion(),
        dataAsOf,
        Optional.ofNullable(snapshot.allocatedStorage()).orElse(0),
        Optional.ofNullable(snapshot.kmsKeyId()));
  }
}
