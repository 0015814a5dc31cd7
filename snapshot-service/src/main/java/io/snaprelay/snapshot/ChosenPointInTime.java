package io.snaprelay.snapshot;

import io.snaprelay.events.PointInTimeChosen;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.RestorableBackups;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * A time that the database's automated backups hold. It is only chosen here: whoever restores it
 * asks RDS for it by name and time.
 */
@ApplicationScoped
class ChosenPointInTime {
  /**
   * How long a time that has passed may be missing. RDS uploads logs every five minutes (RDS User
   * Guide, "Restoring a DB instance to a specified time"); three of those are patience enough.
   */
  private static final Duration UPLOADED_WITHIN = Duration.ofMinutes(15);

  private final RdsGateway rds;
  private final Pace pace;

  ChosenPointInTime(RdsGateway rds, Pace pace) {
    this.rds = rds;
    this.pace = pace;
  }

  Outcome look(Run run) {
    DatabaseRef database = run.frozen().database();
    return rds.backups(database).map(kept -> choose(kept, run)).orElseGet(() -> none(database));
  }

  private Outcome choose(RestorableBackups kept, Run run) {
    SnapshotSource source = run.frozen().snapshot();
    Instant wanted = source.at().orElse(kept.latest());
    if (kept.hold(wanted)) {
      return Outcome.emit(chosen(PointInTimeRef.of(run.frozen().database(), wanted), kept, run));
    }
    boolean comes = wanted.isAfter(kept.latest()) && wanted.isBefore(run.now());
    return comes && run.now().isBefore(wanted.plus(UPLOADED_WITHIN))
        ? Outcome.retryLater(
            "the latest time that can be restored is " + kept.latest(), pace.next())
        : SnapshotFailures.notInBackups(run.frozen().database(), wanted, kept);
  }

  private static PointInTimeChosen chosen(PointInTimeRef source, RestorableBackups kept, Run run) {
    return new PointInTimeChosen(
        run.header(PointInTimeChosen.class, source.words()), source, kept.at(source.at()));
  }

  private Outcome none(DatabaseRef database) {
    return rds.database(database).isEmpty()
        ? SnapshotFailures.noDatabase(database)
        : SnapshotFailures.noBackups(database);
  }
}
