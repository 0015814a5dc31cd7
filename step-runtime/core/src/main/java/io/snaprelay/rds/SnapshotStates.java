package io.snaprelay.rds;

import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.names.TagKeys;
import io.snaprelay.refs.SnapshotRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/** RDS's description of a snapshot, in our words. */
final class SnapshotStates {
  private static final String UNKNOWN = "unknown";

  private SnapshotStates() {}

  static SnapshotState of(DBSnapshot snapshot) {
    return new SnapshotState(
        SnapshotRef.ofArn(snapshot.dbSnapshotArn()),
        snapshot.dbInstanceIdentifier(),
        Optional.ofNullable(snapshot.status()).orElse(UNKNOWN),
        Optional.ofNullable(snapshot.snapshotType()).orElse(UNKNOWN),
        Optional.ofNullable(snapshot.percentProgress()).orElse(0),
        dataAsOf(snapshot)
            .map(
                instant ->
                    facts(
                        snapshot.engine(),
                        snapshot.engineVersion(),
                        instant,
                        snapshot.allocatedStorage(),
                        snapshot.kmsKeyId())),
        Optional.ofNullable(snapshot.kmsKeyId()),
        RdsTags.map(snapshot.tagList()));
  }

  static SnapshotState of(DBClusterSnapshot snapshot) {
    Map<String, String> tags = RdsTags.map(snapshot.tagList());
    return new SnapshotState(
        SnapshotRef.ofArn(snapshot.dbClusterSnapshotArn()),
        snapshot.dbClusterIdentifier(),
        Optional.ofNullable(snapshot.status()).orElse(UNKNOWN),
        Optional.ofNullable(snapshot.snapshotType()).orElse(UNKNOWN),
        Optional.ofNullable(snapshot.percentProgress()).orElse(0),
        dataAsOf(snapshot, tags)
            .map(
                instant ->
                    facts(
                        snapshot.engine(),
                        snapshot.engineVersion(),
                        instant,
                        snapshot.allocatedStorage(),
                        snapshot.kmsKeyId())),
        Optional.ofNullable(snapshot.kmsKeyId()),
        tags);
  }

  /** A copy has a creation time of its own; the data are as old as the original. */
  private static Optional<Instant> dataAsOf(DBSnapshot snapshot) {
    return Optional.ofNullable(snapshot.originalSnapshotCreateTime())
        .or(() -> Optional.ofNullable(snapshot.snapshotCreateTime()));
  }

  /**
   * RDS does not tell of a copied cluster snapshot when the original was taken (RDS API Reference,
   * DBClusterSnapshot has one time only): our own copies say it by a tag.
   */
  private static Optional<Instant> dataAsOf(DBClusterSnapshot snapshot, Map<String, String> tags) {
    return Optional.ofNullable(snapshot.snapshotCreateTime())
        .map(created -> tagged(tags).orElse(created));
  }

  private static Optional<Instant> tagged(Map<String, String> tags) {
    try {
      return Optional.ofNullable(tags.get(TagKeys.DATA_AS_OF)).map(Instant::parse);
    } catch (DateTimeException noInstant) {
      return Optional.empty();
    }
  }

  private static SnapshotFacts facts(
      String engine, String version, Instant dataAsOf, Integer gibibytes, String kmsKey) {
    return new SnapshotFacts(
        engine,
        version,
        dataAsOf,
        Optional.ofNullable(gibibytes).orElse(0),
        Optional.ofNullable(kmsKey));
  }
}
