package io.snaprelay.rds;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.names.ResourceName;
import io.snaprelay.refs.SnapshotRef;

/**
 * How a snapshot is named in a call from our account: one of another account by its ARN, and an
 * automated one only together with its type (RDS API Reference, DescribeDBSnapshots and
 * DescribeDBClusterSnapshots).
 */
record SnapshotName(SnapshotRef ref, boolean ours) {
  /** The type of those that a person or a program took. */
  static final String MANUAL = "manual";

  /** The one attribute that a snapshot has: who may restore it (RDS API Reference). */
  static final String RESTORE = "restore";

  private static final String AUTOMATED = "rds:";
  private static final String BACKUP_SERVICE = "awsbackup:";

  /**
   * Which account looks at a snapshot: what we made, and whatever there is of databases of ours, is
   * seen by its owner, with its tags.
   */
  static String viewer(SnapshotRef ref, RdsClients clients) {
    boolean owner =
        clients.isInside(ref.account()) || ResourceName.parse(ref.identifier()).isPresent();
    return owner ? ref.account() : clients.account();
  }

  static SnapshotName of(SnapshotRef ref, String account) {
    return new SnapshotName(ref, ref.account().equals(account));
  }

  String inCall() {
    return ours ? ref.identifier() : ref.arn();
  }

  /** A copy from another region names its source by ARN. */
  String inCopyTo(SnapshotRef target) {
    return isIn(target.region()) ? inCall() : ref.arn();
  }

  /** The region in which the SDK has to sign a copy as well; null within a region. */
  String signedForCopyTo(SnapshotRef target) {
    return isIn(target.region()) ? null : ref.region();
  }

  /** Its type, where the name alone does not find it; else null. */
  String type() {
    if (!ours) {
      return "shared";
    }
    if (ref.identifier().startsWith(AUTOMATED)) {
      return "automated";
    }
    return ref.identifier().startsWith(BACKUP_SERVICE) ? "awsbackup" : null;
  }

  private boolean isIn(String region) {
    return ref.region().equals(region);
  }
}
