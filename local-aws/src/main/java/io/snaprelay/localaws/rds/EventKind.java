package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.rds.RdsEvent.SourceType;

/**
 * The events that local-aws emits, with AWS's ids (RDS User Guide, "Amazon RDS event categories and
 * event messages"). Messages are worded as captures show them, without the documents' full stop.
 */
enum EventKind {
  INSTANCE_CREATED(SourceType.DB_INSTANCE, "0005", "creation", "DB instance created"),
  INSTANCE_DELETED(SourceType.DB_INSTANCE, "0003", "deletion", "DB instance deleted"),
  INSTANCE_SHUTDOWN(SourceType.DB_INSTANCE, "0004", "availability", "DB instance shutdown"),
  INSTANCE_RESTARTED(SourceType.DB_INSTANCE, "0006", "availability", "DB instance restarted"),
  INSTANCE_STOPPED(SourceType.DB_INSTANCE, "0087", "notification", "DB instance stopped"),
  INSTANCE_STARTED(SourceType.DB_INSTANCE, "0088", "notification", "DB instance started"),
  CREDENTIALS_RESET(
      SourceType.DB_INSTANCE, "0016", "configuration change", "Reset master credentials"),
  CREATION_FAILED(SourceType.DB_INSTANCE, "0278", "failure", "The DB instance creation failed. %s"),
  BACKUP_STARTED(SourceType.DB_INSTANCE, "0001", "backup", "Backing up DB instance"),
  BACKUP_FINISHED(SourceType.DB_INSTANCE, "0002", "backup", "Finished DB instance backup"),
  /** Documented for snapshots; captures show it on the restored instance. */
  RESTORED(SourceType.DB_INSTANCE, "0043", "restoration", "Restored from snapshot %s"),
  RESTORED_TO_TIME(
      SourceType.DB_INSTANCE, "0019", "restoration", "Restored from DB instance %s to %s"),
  MANUAL_CREATING(SourceType.SNAPSHOT, "0040", "creation", "Creating manual snapshot"),
  MANUAL_CREATED(SourceType.SNAPSHOT, "0042", "creation", "Manual snapshot created"),
  AUTOMATED_CREATING(SourceType.SNAPSHOT, "0090", "creation", "Creating automated snapshot"),
  AUTOMATED_CREATED(SourceType.SNAPSHOT, "0091", "creation", "Automated snapshot created"),
  MANUAL_DELETED(SourceType.SNAPSHOT, "0041", "deletion", "Deleted manual snapshot"),
  AUTOMATED_DELETED(SourceType.SNAPSHOT, "0041", "deletion", "Deleted automated snapshot"),
  EXPORT_COMPLETED(
      SourceType.SNAPSHOT, "0161", "notification", "The snapshot export task completed"),
  REGION_COPY_STARTED(
      SourceType.SNAPSHOT, "0059", "notification", "Started copy of snapshot %s from region %s"),
  REGION_COPY_FINISHED(
      SourceType.SNAPSHOT,
      "0060",
      "notification",
      "Finished copy of snapshot %s from region %s in %s minutes"),
  REGION_COPY_CANCELED(
      SourceType.SNAPSHOT,
      "0061",
      "notification",
      "Canceled snapshot copy request of %s from region %s"),
  COPY_STARTED(
      SourceType.SNAPSHOT, "0196", "notification", "Started copy of snapshot %s in region %s"),
  COPY_FINISHED(
      SourceType.SNAPSHOT, "0197", "notification", "Finished copy of snapshot %s in region %s"),
  COPY_CANCELED(
      SourceType.SNAPSHOT,
      "0190",
      "notification",
      "Canceled snapshot copy request of %s in region %s"),
  /** A restored cluster, too: there is no event of its own for that. */
  CLUSTER_CREATED(SourceType.CLUSTER, "0170", "creation", "DB cluster created"),
  CLUSTER_DELETED(SourceType.CLUSTER, "0171", "deletion", "DB cluster deleted"),
  CLUSTER_RENAMED(SourceType.CLUSTER, "0172", "notification", "Renamed cluster from %s to %s"),
  CLUSTER_CREDENTIALS_RESET(
      SourceType.CLUSTER, "0016", "configuration change", "Reset master credentials"),
  CLUSTER_CREATION_FAILED(
      SourceType.CLUSTER,
      "0354",
      "failure",
      "You can't create the DB cluster because of incompatible resources. %s"),
  MANUAL_CLUSTER_CREATING(
      SourceType.CLUSTER_SNAPSHOT, "0074", "backup", "Creating manual cluster snapshot"),
  MANUAL_CLUSTER_CREATED(
      SourceType.CLUSTER_SNAPSHOT, "0075", "backup", "Manual cluster snapshot created"),
  AUTOMATED_CLUSTER_CREATING(
      SourceType.CLUSTER_SNAPSHOT, "0168", "backup", "Creating automated cluster snapshot"),
  AUTOMATED_CLUSTER_CREATED(
      SourceType.CLUSTER_SNAPSHOT, "0169", "backup", "Automated cluster snapshot created"),
  /** Seen in DescribeEvents; the documents know no id of it. */
  MANUAL_CLUSTER_DELETED(SourceType.CLUSTER_SNAPSHOT, null, "deletion", "Deleted manual snapshot"),
  AUTOMATED_CLUSTER_DELETED(
      SourceType.CLUSTER_SNAPSHOT, null, "deletion", "Deleted automated snapshot"),
  CLUSTER_EXPORT_COMPLETED(
      SourceType.CLUSTER_SNAPSHOT,
      "0164",
      "notification",
      "The cluster snapshot export task completed");

  private final SourceType sourceType;
  private final String number;
  private final String category;
  private final String message;

  EventKind(SourceType sourceType, String number, String category, String message) {
    this.sourceType = sourceType;
    this.number = number;
    this.category = category;
    this.message = message;
  }

  SourceType sourceType() {
    return sourceType;
  }

  /** Null if AWS's documents know none. */
  String id() {
    return number == null ? null : "RDS-EVENT-" + number;
  }

  /** Whether EventBridge gets it; DescribeEvents shows all. */
  boolean isPublished() {
    return number != null;
  }

  String category() {
    return category;
  }

  String message(Object... values) {
    return message.formatted(values);
  }
}
