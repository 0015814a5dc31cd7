package io.snaprelay.refs;

/** What a database can be restored from: a snapshot, or the backups of a database. */
public sealed interface RestoreSource permits SnapshotRef, PointInTimeRef {
  DatabaseKind kind();

  /** The 12-digit id of the AWS account that owns it. */
  String account();

  /** For example {@code eu-west-1}. */
  String region();

  /** The snapshot's identifier, or that of the database. */
  String identifier();

  /** The ARN of the snapshot, or of the database. */
  String arn();

  /** How people are told of it: by its ARN, and by its time if that does not say it. */
  String words();
}
