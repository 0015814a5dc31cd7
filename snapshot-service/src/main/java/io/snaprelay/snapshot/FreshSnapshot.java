package io.snaprelay.snapshot;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.ledger.Created;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
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
  Outcome take(Run run, Subject subject) {
    Optional<DatabaseState> database = rds.database(subject.database());
    if (database.filter(subject::isAnother).isPresent()) {
      return SnapshotFailures.another(database.get(), subject);
    }
    if (database.map(DatabaseState::status).filter(READY::contains).isPresent()) {
      return create(run, subject);
    }
    // Our own snapshot, begun by an earlier delivery, may be what keeps the database busy.
    return meetEarlier(run, subject).orElseGet(() -> unready(subject, database));
  }

  /** Looks how far it is. */
  Outcome look(Run run, Subject subject) {
    SnapshotRef ref = subject.snapshot(run);
    Optional<SnapshotState> found = rds.snapshot(ref);
    boolean recorded = run.created(subject.step()).isPresent();
    if (found.isEmpty()) {
      return recorded ? SnapshotFailures.gone(ref) : take(run, subject);
    }
    if (!subject.ownership(run).isWrittenIn(found.get().tags())) {
      return SnapshotFailures.nameTaken(ref);
    }
    // Killed between the call and its record: the record comes first, for it permits a deletion.
    return recorded
        ? SnapshotReadiness.of(run, found.get(), subject, pace)
        : started(run, found.get(), Duration.ZERO);
  }

  private Outcome create(Run run, Subject subject) {
    String name = run.resourceName(subject.step());
    try {
      Map<String, String> tags = subject.ownership(run).tags();
      return started(run, rds.createSnapshot(subject.database(), name, tags), pace.first());
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case NOT_FOUND -> SnapshotFailures.noDatabase(subject);
        case INVALID_STATE -> later(e.code());
        case ALREADY_EXISTS -> meetEarlier(run, subject).orElseGet(() -> later(e.code()));
        case QUOTA_EXCEEDED -> meetEarlier(run, subject).orElseThrow(() -> e);
        default -> throw e;
      };
    }
  }

  /** Our own snapshot of an earlier delivery may also be the one that used up the quota. */
  private Optional<Outcome> meetEarlier(Run run, Subject subject) {
    return rds.snapshot(subject.snapshot(run)).map(found -> adopt(run, subject, found));
  }

  private Outcome adopt(Run run, Subject subject, SnapshotState found) {
    return subject.ownership(run).isWrittenIn(found.tags())
        ? started(run, found, pace.first())
        : SnapshotFailures.nameTaken(found.ref());
  }

  private static Outcome started(Run run, SnapshotState snapshot, Duration recheckAfter) {
    String arn = snapshot.ref().arn();
    return Outcome.started(new Created(arn, arn, run.now()), recheckAfter);
  }

  private Outcome unready(Subject subject, Optional<DatabaseState> database) {
    if (database.isEmpty()) {
      return SnapshotFailures.noDatabase(subject);
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
}
