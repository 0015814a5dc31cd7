package io.snaprelay.copy;

import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * AWS's limit on copies that are under way to one region. Waiting for it is no failure, and all who
 * wait come back at different times.
 */
@ApplicationScoped
class CopyQuota {
  /** RDS User Guide, "Copying a DB snapshot": per destination region and account. */
  private static final int MOST = 20;

  /** Aurora User Guide, "Copying a DB cluster snapshot": the same for clusters. */
  private static final int MOST_OF_CLUSTERS = 5;

  private final CopiesInFlight copies;
  private final Pace pace;

  CopyQuota(CopiesInFlight copies, Pace pace) {
    this.copies = copies;
    this.pace = pace;
  }

  /** Asked before the call, out of politeness: only AWS's own refusal is the limit. */
  boolean isUsedUp(CopyPlan plan, SnapshotRef from) {
    SnapshotRef target = plan.target();
    long most = target.kind() == DatabaseKind.CLUSTER ? MOST_OF_CLUSTERS : MOST;
    return isLimited(from, target) && inFlight(target) >= most;
  }

  /**
   * Whether a refusal may pass by waiting. RDS has one error code for this limit and for that on
   * manual snapshots; if no copy is under way, it was the latter, which waiting does not lift.
   */
  boolean mayPass(CopyPlan plan, SnapshotRef from) {
    return isLimited(from, plan.target()) && inFlight(plan.target()) > 0;
  }

  private static boolean isLimited(SnapshotRef from, SnapshotRef target) {
    return !from.region().equals(target.region());
  }

  Outcome later(CopyPlan plan) {
    long spread = Math.max(1, pace.next().toMillis());
    Duration after = pace.next().plusMillis(ThreadLocalRandom.current().nextLong(spread));
    return Outcome.retryLater(
        "as many copies as AWS allows are under way to " + plan.target().region(), after);
  }

  private long inFlight(SnapshotRef target) {
    return copies.count(target.kind(), target.account(), target.region());
  }
}
