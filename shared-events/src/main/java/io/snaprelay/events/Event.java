package io.snaprelay.events;

/**
 * Everything that can happen in a run. The {@code permits} list is the table of contents of the
 * system; {@link io.snaprelay.wire.EventTypes} gives each its name on the wire.
 */
public sealed interface Event
    permits RunRequested,
        RunStarted,
        SnapshotCreated,
        PointInTimeChosen,
        CopyCompleted,
        SnapshotShared,
        ExportCompleted,
        RestoreAvailable,
        VerificationCompleted,
        SanitizeCompleted,
        DatabasePromoted,
        CutoverCompleted,
        TemporaryDatabaseDeleted,
        SnapshotsExpired,
        SweepReported,
        StepFailed,
        RunCompleted {

  EventHeader header();
}
