package io.snaprelay.rds;

import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.refs.SnapshotRef;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot, as RDS describes it.
 *
 * @param ref the snapshot
 * @param databaseIdentifier the database that it is of
 * @param status {@code creating}, {@code available}, {@code copying}, {@code deleting} or {@code
 *     failed}
 * @param type {@code manual}, {@code automated}, {@code shared} ...
 * @param percentProgress how much of it is written
 * @param facts what our events say about it; absent until RDS has given it a creation time
 * @param kmsKeyArn the key that it is encrypted with; absent if it is not encrypted
 * @param tags its tags
 */
public record SnapshotState(
    SnapshotRef ref,
    String databaseIdentifier,
    String status,
    String type,
    int percentProgress,
    Optional<SnapshotFacts> facts,
    Optional<String> kmsKeyArn,
    Map<String, String> tags) {
  public SnapshotState {
    tags = Map.copyOf(tags);
  }

  public boolean isAvailable() {
    return status.equals("available");
  }

  public boolean isFailed() {
    return status.equals("failed");
  }

  /** Whether a person or a program took it, and only that can delete it. */
  public boolean isManual() {
    return type.equals("manual");
  }

  public boolean isAutomated() {
    return type.equals("automated");
  }
}
