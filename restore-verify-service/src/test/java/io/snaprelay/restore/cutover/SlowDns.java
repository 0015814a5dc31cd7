package io.snaprelay.restore.cutover;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import java.time.Duration;
import java.util.Optional;

/**
 * What DNS adds: a name that leaves a database answers no more at once, and one that comes to a
 * database answers after a while, in which clients are told that there is none (RDS User Guide,
 * "Renaming a DB instance": up to about ten minutes).
 */
final class SlowDns {
  private final RdsGateway rds;
  private final DatabaseRef name;
  private final Duration delay;
  private String answersFor;
  private Optional<String> coming = Optional.empty();
  private long comingSince;

  /**
   * @param delay how long until a name answers for its new database
   */
  SlowDns(RdsGateway rds, DatabaseRef name, Duration delay) {
    this.rds = rds;
    this.name = name;
    this.delay = delay;
    this.answersFor = rds.database(name).orElseThrow().resourceId();
  }

  /** Whether a client that asks now is told an address. */
  boolean resolves() {
    Optional<String> holder =
        rds.database(name)
            .filter(state -> state.endpoint().isPresent())
            .map(DatabaseState::resourceId);
    if (holder.isEmpty() || holder.get().equals(answersFor)) {
      coming = Optional.empty();
      return holder.isPresent();
    }
    if (!holder.equals(coming)) {
      coming = holder;
      comingSince = System.nanoTime();
    }
    if (System.nanoTime() - comingSince < delay.toNanos()) {
      return false;
    }
    answersFor = holder.get();
    return true;
  }
}
