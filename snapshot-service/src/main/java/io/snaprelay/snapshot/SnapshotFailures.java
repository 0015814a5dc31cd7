package io.snaprelay.snapshot;

import io.snaprelay.events.FailureCode;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RestorableBackups;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Outcome;
import java.time.Instant;

/** The ways in which a run gets no snapshot, in words. */
final class SnapshotFailures {
  private static final String NOTHING_WRITTEN = "Everything: no snapshot was taken";

  private SnapshotFailures() {}

  static Outcome noDatabase(DatabaseRef database) {
    return Outcome.giveUp(
        FailureCode.DATABASE_NOT_FOUND,
        "RDS knows no database %s in %s of account %s; correct it under 'databases' in the plan file"
            .formatted(database.identifier(), database.region(), database.account()),
        NOTHING_WRITTEN);
  }

  static Outcome noDatabase(Subject subject) {
    return subject.resourceId().isEmpty()
        ? noDatabase(subject.database())
        : Outcome.giveUp(
            FailureCode.DATABASE_NOT_FOUND,
            "The sanitized database %s was deleted before its snapshot was taken"
                .formatted(subject.database().arn()),
            NOTHING_WRITTEN);
  }

  static Outcome another(DatabaseState seen, Subject subject) {
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "%s is not what was sanitized: its resource id is %s, and that was %s"
            .formatted(seen.ref().arn(), seen.resourceId(), subject.resourceId().orElseThrow()),
        NOTHING_WRITTEN);
  }

  static Outcome notReady(DatabaseState database) {
    return Outcome.giveUp(
        FailureCode.DATABASE_NOT_READY,
        "The database %s is '%s', and RDS takes snapshots of available ones only"
            .formatted(database.ref().arn(), database.status()),
        NOTHING_WRITTEN);
  }

  static Outcome nameTaken(SnapshotRef found) {
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "The name %s is taken by a snapshot that this run has not created"
            .formatted(found.identifier()),
        "The foreign snapshot " + found.arn() + ": it was not touched");
  }

  static Outcome gone(SnapshotRef snapshot) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_NOT_FOUND,
        "The snapshot %s was deleted before it could be used".formatted(snapshot.arn()),
        "Everything else");
  }

  static Outcome failed(SnapshotRef snapshot) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_FAILED,
        "RDS says that the snapshot %s failed".formatted(snapshot.arn()),
        "The failed snapshot " + snapshot.arn());
  }

  static Outcome unknown(SnapshotRef snapshot) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_NOT_FOUND, "RDS knows no snapshot " + snapshot.arn(), NOTHING_WRITTEN);
  }

  static Outcome noneFits(DatabaseRef database, SnapshotSource wanted) {
    String what =
        wanted.kind() == SnapshotSource.Kind.AUTOMATED ? "automated snapshot" : "snapshot";
    String age =
        wanted.within().map(" with data of the last %s before the run"::formatted).orElse("");
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_NOT_FOUND,
        "RDS has no available %s of the database %s%s".formatted(what, database.arn(), age),
        NOTHING_WRITTEN);
  }

  static Outcome ofAnotherDatabase(SnapshotRef snapshot, String database, String expected) {
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_DIFFERS,
        "The snapshot %s is of the database %s, but the run is for %s"
            .formatted(snapshot.arn(), database, expected),
        NOTHING_WRITTEN);
  }

  static Outcome noBackups(DatabaseRef database) {
    return Outcome.giveUp(
        FailureCode.POINT_IN_TIME_NOT_RESTORABLE,
        "RDS has no automated backups of %s, or none yet: no point in time can be restored unless its backup retention is above 0"
            .formatted(database.arn()),
        NOTHING_WRITTEN);
  }

  static Outcome notInBackups(DatabaseRef database, Instant wanted, RestorableBackups kept) {
    return Outcome.giveUp(
        FailureCode.POINT_IN_TIME_NOT_RESTORABLE,
        "The automated backups of %s hold %s to %s, and not %s"
            .formatted(database.arn(), kept.earliest(), kept.latest(), wanted),
        NOTHING_WRITTEN);
  }

  static Outcome notExecuted(SnapshotSource.Kind kind) {
    return Outcome.giveUp(
        FailureCode.PLAN_NOT_EXECUTABLE,
        "No existing snapshot can be chosen by " + kind,
        NOTHING_WRITTEN);
  }
}
