package io.snaprelay.snapshot;

import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** A snapshot that exists already: the newest, the oldest, any one, or one that is named. */
@ApplicationScoped
class ChosenSnapshot {
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
      case LATEST, AUTOMATED, OLDEST, RANDOM -> chosen(run, source);
      case FRESH, EVENT, POINT_IN_TIME -> SnapshotFailures.notExecuted(source.kind());
    };
  }

  /** Ages count from the trigger, so that a delivery that comes later chooses the same. */
  private Outcome chosen(Run run, SnapshotSource source) {
    DatabaseRef database = run.frozen().database();
    return new SnapshotChoice(source, run.id(), run.frozen().requestedAt())
        .among(rds.snapshotsOf(database))
        .map(snapshot -> SnapshotReadiness.of(run, snapshot, Subject.production(run), pace))
        .orElseGet(() -> none(database, source));
  }

  private Outcome none(DatabaseRef database, SnapshotSource source) {
    return rds.database(database).isEmpty()
        ? SnapshotFailures.noDatabase(database)
        : SnapshotFailures.noneFits(database, source);
  }

  private Outcome named(Run run, String identifier) {
    DatabaseRef database = run.frozen().database();
    SnapshotRef ref =
        new SnapshotRef(database.kind(), database.account(), database.region(), identifier);
    return rds.snapshot(ref)
        .map(found -> ofDatabase(run, found))
        .orElseGet(() -> SnapshotFailures.unknown(ref));
  }

  private Outcome ofDatabase(Run run, SnapshotState found) {
    String expected = run.frozen().database().identifier();
    return found.databaseIdentifier().equals(expected)
        ? SnapshotReadiness.of(run, found, Subject.production(run), pace)
        : SnapshotFailures.ofAnotherDatabase(found.ref(), found.databaseIdentifier(), expected);
  }
}
