package io.snaprelay.wire;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.Event;
import io.snaprelay.events.ExportCompleted;
import io.snaprelay.events.PointInTimeChosen;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunRequested;
import io.snaprelay.events.RunStarted;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.SweepReported;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.VerificationCompleted;
import java.util.Arrays;
import java.util.Optional;

/**
 * The only place that knows wire names. An additive change keeps the version; any other is a new
 * version with the old reader kept.
 */
public enum EventTypes {
  RUN_REQUESTED("run-requested", 1, RunRequested.class),
  RUN_STARTED("run-started", 1, RunStarted.class),
  SNAPSHOT_CREATED("snapshot-created", 1, SnapshotCreated.class),
  POINT_IN_TIME_CHOSEN("point-in-time-chosen", 1, PointInTimeChosen.class),
  COPY_COMPLETED("copy-completed", 1, CopyCompleted.class),
  SNAPSHOT_SHARED("snapshot-shared", 1, SnapshotShared.class),
  EXPORT_COMPLETED("export-completed", 1, ExportCompleted.class),
  RESTORE_AVAILABLE("restore-available", 1, RestoreAvailable.class),
  VERIFICATION_COMPLETED("verification-completed", 1, VerificationCompleted.class),
  SANITIZE_COMPLETED("sanitize-completed", 1, SanitizeCompleted.class),
  DATABASE_PROMOTED("database-promoted", 1, DatabasePromoted.class),
  CUTOVER_COMPLETED("cutover-completed", 1, CutoverCompleted.class),
  TEMPORARY_DATABASE_DELETED("temporary-database-deleted", 1, TemporaryDatabaseDeleted.class),
  SNAPSHOTS_EXPIRED("snapshots-expired", 1, SnapshotsExpired.class),
  SWEEP_REPORTED("sweep-reported", 1, SweepReported.class),
  STEP_FAILED("step-failed", 1, StepFailed.class),
  RUN_COMPLETED("run-completed", 1, RunCompleted.class);

  private final String wireName;
  private final int version;
  private final Class<? extends Event> type;

  EventTypes(String wireName, int version, Class<? extends Event> type) {
    this.wireName = wireName;
    this.version = version;
    this.type = type;
  }

  /** The {@code detail-type}. */
  public String wireName() {
    return wireName;
  }

  /** The newest version that this release reads, and the one that it writes. */
  public int version() {
    return version;
  }

  /** The record. */
  public Class<? extends Event> type() {
    return type;
  }

  /** The entry of a wire name. */
  public static Optional<EventTypes> named(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName.equals(wireName)).findFirst();
  }

  /** The entry of an event. */
  public static EventTypes of(Event event) {
    return of(event.getClass());
  }

  /** The entry of a record. */
  public static EventTypes of(Class<? extends Event> type) {
    return Arrays.stream(values())
        .filter(each -> each.type == type)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(type + " has no wire name"));
  }
}
