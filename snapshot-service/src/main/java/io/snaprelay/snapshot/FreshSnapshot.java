package io.snaprelay.snapshot;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A new manual snapshot, taken by the run under its derived name. */
@ApplicationScoped
class FreshSnapshot {
  /** RDS User Guide, "Creating a DB snapshot": the states in which RDS accepts the call. */
  private static final Set<String> READY = Set.of("available", "storage-optimization");

  /** Nobody but a person, or RDS after seven days, ends this state. */
  private static final String STOPPED = "stopped";

  private final RdsGateway rds;
  private final Pace pace;

  FreshSnapshot(RdsGateway rds, Pace pace) {
    this.rds = rds;
    this.pace = pace;
  }

  /** Begins it, or finds that an earlier delivery has. */
  Outcome take(Run run) {
    Optional<DatabaseState> database = rds.database(run.frozen().database());
    if (database.map(DatabaseState::status).filter(READY::contains).isPresent()) {
      return create(run);
    }
    // Our own snapshot, begun by an earlier delivery, may be what keeps the database busy.
    return meetEarlier(run).orElseGet(() -> unready(run, database));
  }

  /** Looks how far it is. */
  Outcome look(Run run) {
    Optional<SnapshotState> found = rds.snapshot(ref(run));
    boolean recorded = run.created(StepName.SNAPSHOT).isPresent();
    if (found.isEmpty()) {
      return recorded ? SnapshotFailures.gone(ref(run)) : take(run);
    }
    if (!isOurs(run, found.get())) {
      return SnapshotFailures.nameTaken(ref(run));
    }
    // Killed between the call and its record: the record comes first, for it permits a deletion.
    return recorded
        ? SnapshotReadiness.of(run, found.get(), pace)
        : started(run, found.get(), Duration.ZERO);
  }

  private Outcome create(Run run) {
    DatabaseRef database = run.frozen().database();
    String name = run.resourceName(StepName.SNAPSHOT);
    try {
      return started(run, rds.createSnapshot(database, name, ownership(run).tags()), pace.first());
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case NOT_FOUND -> SnapshotFailures.noDatabase(database);
        case INVALID_STATE -> later(e.code());
        case ALREADY_EXISTS -> meetEarlier(run).orElseGet(() -> later(e.code()));
        case QUOTA_EXCEEDED -> meetEarlier(run).orElseThrow(() -> e);
        default -> throw e;
      };
    }
  }

  /** Our own snapshot of an earlier delivery may also be the one that used up the quota. */
  private Optional<Outcome> meetEarlier(Run run) {
    return rds.snapshot(ref(run)).map(found -> adopt(run, found));
  }

  private Outcome adopt(Run run, SnapshotState found) {
    return isOurs(run, found)
        ? started(run, found, pace.first())
        : SnapshotFailures.nameTaken(found.ref());
  }

  private static Outcome started(Run run, SnapshotState snapshot, Duration recheckAfter) {
    String arn = snapshot.ref().arn();
    return Outcome.started(new Created(arn, arn, run.now()), recheckAfter);
  }

  private Outcome unready(Run run, Optional<DatabaseState> database) {
    if (database.isEmpty()) {
      return SnapshotFailures.noDatabase(run.frozen().database());
    }
    DatabaseState state = database.get();
    if (state.lost() || state.status().equals(STOPPED)) {
      return SnapshotFailures.notReady(state);
    }
    return later("the database is " + state.status());
  }

  private Outcome later(String reason) {
    return Outcome.retryLater(reason, pace.next());
  }

  private static boolean isOurs(Run run, SnapshotState found) {
    return ownership(run).isWrittenIn(found.tags());
  }

  private static Ownership ownership(Run run) {
    return new Ownership(run.id(), StepName.SNAPSHOT, ResourceRole.SOURCE);
  }

  private static SnapshotRef ref(Run run) {
    DatabaseRef database = run.frozen().database();
    return new SnapshotRef(
        database.kind(),
        database.account(),
        database.region(),
        run.resourceName(StepName.SNAPSHOT));
  }
}
