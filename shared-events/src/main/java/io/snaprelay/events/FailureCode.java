package io.snaprelay.events;

/**
 * Why a step failed, or why a request was refused. Names are stable: they may be added, never
 * reused for something else.
 */
public enum FailureCode {
  /** The message is not JSON, or lacks what its type demands. */
  MESSAGE_MALFORMED,
  /** The message's type or version is not known to this release. */
  MESSAGE_NOT_UNDERSTOOD,
  /** The plan file cannot be read or is wrong. */
  PLAN_INVALID,
  /** The plan file has no plan of that name. */
  PLAN_NOT_FOUND,
  /** The plan asks for something that this release does not execute. */
  PLAN_NOT_EXECUTABLE,
  /** A trigger names a database that the plan does not. */
  DATABASE_NOT_IN_PLAN,
  /** The previous run of the plan for this database is still open. */
  RUN_OVERLAPS,
  /** RDS knows no such database. */
  DATABASE_NOT_FOUND,
  /** The database is in a state that forbids the step. */
  DATABASE_NOT_READY,
  /** RDS knows no such snapshot, or none that fits the plan. */
  SNAPSHOT_NOT_FOUND,
  /** The database's backups do not hold the point in time that is wanted. */
  POINT_IN_TIME_NOT_RESTORABLE,
  /** RDS says that the snapshot failed. */
  SNAPSHOT_FAILED,
  /** A snapshot is not what the plan asked for: key, region or database differ. */
  SNAPSHOT_DIFFERS,
  /** The derived name is taken by a resource that is not ours; it was not touched. */
  NAME_TAKEN,
  /** The KMS key does not exist, is disabled, or may not be used by us. */
  KMS_KEY_NOT_USABLE,
  /** What the plan wants cannot be done as things are; all that is missing is named at once. */
  PREFLIGHT_FAILED,
  /** A quota of the account is used up. */
  QUOTA_EXCEEDED,
  /** AWS refuses the permission. */
  ACCESS_DENIED,
  /** RDS refuses the request as it stands. */
  REQUEST_REFUSED,
  /** RDS says that an export to S3 failed, or somebody cancelled it. */
  EXPORT_FAILED,
  /** The restored database ended in a state from which it does not recover. */
  RESTORE_FAILED,
  /**
   * The masking rules cannot be read, are wrong, or do not fit the database; nothing was masked.
   */
  RULES_INVALID,
  /** A masked database still holds what it must not hold; it is never given away. */
  SANITIZE_FAILED,
  /** The service lacks the client programs of the server's version; nothing was masked. */
  CLIENTS_MISSING,
  /** A cutover did not come to its end: the old production has its name again. */
  CUTOVER_REVERTED,
  /** A cutover can neither go on nor back: people have to give production its name. */
  CUTOVER_STUCK,
  /** A temporary database could not be deleted. */
  CLEAN_UP_FAILED,
  /** The run's deadline passed. */
  DEADLINE,
  /** Somebody cancelled the run. */
  CANCELLED,
  /** A defect of SnapRelay. */
  INTERNAL
}
