package io.snaprelay.snapshot;

import io.snaprelay.choice.GoodSnapshots;
import io.snaprelay.choice.SnapshotChoice;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.retention.Proved;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** A snapshot that exists already: the newest, the oldest, any one, or one that is named. */
@ApplicationScoped
class ChosenSnapshot {
  private final RdsGateway rds;
  private final Ledger ledger;
  private final Pace pace;

  ChosenSnapshot(RdsGateway rds, Ledger ledger, Pace pace) {
    this.rds = rds;
    this.ledger = ledger;
    this.pace = pace;
  }

  Outcome look(Run run) {
    SnapshotSource source = run.frozen().snapshot();
    return switch (source.kind()) {
      case NAMED -> named(run, source.identifier().orElseThrow());
      case LATEST, GOOD, AUTOMATED, OLDEST, RANDOM -> chosen(run, source);
      case FRESH, EVENT, POINT_IN_TIME -> SnapshotFailures.notExecuted(source.kind());
    };
  }

  /** Ages count from the trigger, so that a delivery that comes later chooses the same. */
  private Outcome chosen(Run run, SnapshotSource source) {
    DatabaseRef database = place(run);
    return new SnapshotChoice(source, run.id(), run.frozen().requestedAt())
        .among(trusted(source, rds.snapshotsOf(database), run))
        .map(snapshot -> SnapshotReadiness.of(run, snapshot, Subject.production(run), pace))
        .orElseGet(() -> none(database, source, run));
  }

  private Collection<SnapshotState> trusted(
      SnapshotSource source, Collection<SnapshotState> all, Run run) {
    return source.kind() == SnapshotSource.Kind.GOOD
        ? new GoodSnapshots(Proved.of(run.frozen().database(), ledger)).of(all)
        : all;
  }

  private Outcome none(DatabaseRef database, SnapshotSource source, Run run) {
    boolean itself = database.equals(run.frozen().database());
    return itself && rds.database(database).isEmpty()
        ? SnapshotFailures.noDatabase(database)
        : SnapshotFailures.noneFits(database, source);
  }

  /** A disaster recovery looks where its copies are, and never where the disaster is. */
  private static DatabaseRef place(Run run) {
    DatabaseRef database = run.frozen().database();
    return run.plan()
        .restore()
        .flatMap(restore -> restore.picksIn(run.plan()))
        .map(
            region ->
                new DatabaseRef(database.kind(), database.account(), region, database.identifier()))
        .orElse(database);
  }

  /** By its identifier, or by its ARN: then it may be shared by another account. */
  private Outcome named(Run run, String identifier) {
    DatabaseRef database = place(run);
    SnapshotRef ref =
        identifier.startsWith("arn:")
            ? SnapshotRef.ofArn(identifier)
            : new SnapshotRef(database.kind(), database.account(), database.region(), identifier);
    return rds.snapshot(ref)
        .map(found -> ofDatabase(run, found))
        .orElseGet(() -> SnapshotFailures.unknown(ref));
  }

  /** What another account calls the database is no business of the plan. */
  private static boolean isForeign(Run run, SnapshotState found) {
    return !found.ref().account().equals(run.frozen().database().account());
  }

  private Outcome ofDatabase(Run run, SnapshotState found) {
    String expected = run.frozen().database().identifier();
    boolean meant =
        run.plan().restore().filter(Restore::stays).isPresent() && isForeign(run, found);
    return meant || found.databaseIdentifier().equals(expected)
        ? SnapshotReadiness.of(run, found, Subject.production(run), pace)
        : SnapshotFailures.ofAnotherDatabase(found.ref(), found.databaseIdentifier(), expected);
  }
}
