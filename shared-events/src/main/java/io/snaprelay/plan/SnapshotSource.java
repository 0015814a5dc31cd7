package io.snaprelay.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a run's snapshot comes from.
 *
 * @param kind how it is chosen
 * @param identifier the snapshot, when {@link Kind#NAMED}
 * @param at the point in time, when {@link Kind#POINT_IN_TIME}; absent means the latest that can be
 *     restored
 * @param within how old the data of an existing snapshot may be; absent means any age
 */
public record SnapshotSource(
    Kind kind, Optional<String> identifier, Optional<Instant> at, Optional<Duration> within) {
  /** How a snapshot is chosen. */
  public enum Kind {
    /** A new manual snapshot, taken by the run. */
    FRESH,
    /** The newest available snapshot of any type. */
    LATEST,
    /** The newest available automated snapshot. */
    AUTOMATED,
    /** The newest that passed its proof, else the newest whose proof did not fail. */
    GOOD,
    /** The oldest available snapshot of any type. */
    OLDEST,
    /** Any available snapshot; each run draws anew. */
    RANDOM,
    /** The snapshot that the triggering RDS event is about. */
    EVENT,
    /** The snapshot with the given identifier. */
    NAMED,
    /** A state between snapshots, from the automated backups: no snapshot is made. */
    POINT_IN_TIME
  }

  public static final SnapshotSource FRESH = of(Kind.FRESH);

  /** A source that needs nothing but its kind. */
  public static SnapshotSource of(Kind kind) {
    return new SnapshotSource(kind, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The snapshot with this identifier. */
  public static SnapshotSource named(String identifier) {
    return new SnapshotSource(
        Kind.NAMED, Optional.of(identifier), Optional.empty(), Optional.empty());
  }

  /** A state between snapshots. */
  public static SnapshotSource pointInTime(Instant at) {
    return new SnapshotSource(
        Kind.POINT_IN_TIME, Optional.empty(), Optional.of(at), Optional.empty());
  }

  /** The latest state that RDS can restore: it is some minutes old. */
  public static SnapshotSource latestPointInTime() {
    return of(Kind.POINT_IN_TIME);
  }

  public boolean restoresATime() {
    return kind == Kind.POINT_IN_TIME;
  }

  /** The same, of data no older than this. */
  public SnapshotSource within(Duration age) {
    return new SnapshotSource(kind, identifier, at, Optional.of(age));
  }
}
