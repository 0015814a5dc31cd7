package io.snaprelay.rds;

import io.snaprelay.refs.SnapshotRef;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;

/**
 * How a snapshot is named in a call from our account: one of another account by its ARN, and an
 * automated one only together with its type (RDS API Reference, DescribeDBSnapshots).
 */
record SnapshotName(SnapshotRef ref, boolean ours) {
  private static final String AUTOMATED = "rds:";
  private static final String BACKUP_SERVICE = "awsbackup:";

  static SnapshotName of(SnapshotRef ref, String account) {
    return new SnapshotName(ref, ref.account().equals(account));
  }

  String inCall() {
    return ours ? ref.identifier() : ref.arn();
  }

  void describe(DescribeDbSnapshotsRequest.Builder request) {
    request.dbSnapshotIdentifier(inCall()).snapshotType(type());
  }

  private String type() {
    if (!ours) {
      return "shared";
    }
    if (ref.identifier().startsWith(AUTOMATED)) {
      return "automated";
    }
    return ref.identifier().startsWith(BACKUP_SERVICE) ? "awsbackup" : null;
  }
}
