package io.snaprelay.refs;

/**
 * What kind of RDS database a reference names. Aurora and Multi-AZ DB clusters are {@link
 * #CLUSTER}.
 */
public enum DatabaseKind {
  INSTANCE("db", "snapshot"),
  CLUSTER("cluster", "cluster-snapshot");

  private final String arnType;
  private final String snapshotArnType;

  DatabaseKind(String arnType, String snapshotArnType) {
    this.arnType = arnType;
    this.snapshotArnType = snapshotArnType;
  }

  /** The resource type in the ARN of a database of this kind: {@code db} or {@code cluster}. */
  public String arnType() {
    return arnType;
  }

  /** The resource type in the ARN of a snapshot of this kind. */
  public String snapshotArnType() {
    return snapshotArnType;
  }
}
