package io.snaprelay.snapshot;

import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.retention.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is to be deleted of one database, written down before anything is. As long as it has not
 * ended no other begins: whoever comes meanwhile helps to end it.
 *
 * @param number its place among the expiries of the database, from 1
 * @param database the database
 * @param databaseName its name in the plan file
 * @param plan the plan whose retention it is
 * @param run the run that gave occasion
 * @param cause the id of the event that did
 * @param begunAt when it was decided
 * @param doomed what is to go, in this order
 */
record Expiry(
    long number,
    DatabaseRef database,
    String databaseName,
    String plan,
    RunId run,
    String cause,
    Instant begunAt,
    List<Doomed> doomed) {
  /** Authorization by tag lags by minutes; what is refused for so long is refused. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  Expiry {
    doomed = List.copyOf(doomed);
  }

  /**
   * One snapshot that is to go.
   *
   * @param snapshot the snapshot
   * @param run the run that made it
   * @param step the step that made it
   * @param reason why it goes, by name
   * @param detail the same for people
   */
  record Doomed(SnapshotRef snapshot, RunId run, StepName step, String reason, String detail) {
    static Doomed of(Decision decision) {
      return new Doomed(
          decision.snapshot().ref(),
          decision.snapshot().run(),
          decision.snapshot().step(),
          decision.reason().name(),
          decision.detail());
    }
  }

  /** Until when a deletion that does not succeed is tried again. */
  Instant deadline() {
    return begunAt.plus(PATIENCE);
  }
}
