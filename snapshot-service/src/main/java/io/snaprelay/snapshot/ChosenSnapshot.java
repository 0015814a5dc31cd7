package io.snaprelay.snapshot;

import io.snaprelay.events.FailureCode;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** A snapshot that exists already: the newest of a kind, or one that is named. */
@ApplicationScoped
class ChosenSnapshot {
  private static final String NOTHING_TOUCHED = "Everything: nothing was written";

  private final RdsGateway rds;
  private final Pace pace;

  ChosenSnapshot(RdsGateway rds, Pace pace) {
    this.rds = rds;
    this.pace = pace;
  }

  Outcome look(Run run) {
    SnapshotSource source = run.frozen().snapshot();
    return switch (source.kind()) {
      case NAMED -> named(run, source.identifier().orElseThrow());
      case LATEST, AUTOMATED -> newest(run, source.kind());
      case FRESH, EVENT, RANDOM, POINT_IN_TIME ->
          Outcome.giveUp(
              FailureCode.PLAN_NOT_EXECUTABLE,
              "No existing snapshot can be chosen by " + source.kind(),
              NOTHING_TOUCHED);
    };
  }

  private Outcome newest(Run run, SnapshotSource.Kind kind) {
    DatabaseRef database = run.frozen().database();
    return SnapshotChoice.newest(rds.snapshotsOf(database), kind)
        .map(snapshot -> SnapshotReadiness.of(run, snapshot, pace))
        .orElseGet(() -> none(database, kind));
  }

  private Outcome none(DatabaseRef database, SnapshotSource.Kind kind) {
    if (rds.database(database).isEmpty()) {
      return FreshSnapshot.notFound(database);
    }
    String wanted = kind == SnapshotSource.Kind.AUTOMATED ? "automated snapshot" : "snapshot";
    return Outcome.giveUp(
        FailureCode.SNAPSHOT_NOT_FOUND,
        "RDS has no available %s of the database %s".formatted(wanted, database.arn()),
        NOTHING_TOUCHED);
  }

  private Outcome named(Run run, String identifier) {
    DatabaseRef database = run.frozen().database();
    SnapshotRef ref =
        new SnapshotRef(database.kind(), database.account(), database.region(), identifier);
    return rds.snapshot(ref)
        .map(found -> ofDatabase(run, found))
        .orElseGet(
            () ->
                Outcome.giveUp(
                    FailureCode.SNAPSHOT_NOT_FOUND,
                    "RDS knows no snapshot " + ref.arn(),
                    NOTHING_TOUCHED));
  }

  private Outcome ofDatabase(Run run, SnapshotState found) {
    String expected = run.frozen().database().identifier();
    if (!found.databaseIdentifier().equals(expected)) {
      return Outcome.giveUp(
          FailureCode.SNAPSHOT_DIFFERS,
          "The snapshot %s is of the database %s, but the run is for %s"
              .formatted(found.ref().arn(), found.databaseIdentifier(), expected),
          NOTHING_TOUCHED);
    }
    return SnapshotReadiness.of(run, found, pace);
  }
}
