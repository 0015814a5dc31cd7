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
      "Canceled snapshot copy request of %s in region %s");

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

  String id() {
    return "RDS-EVENT-" + number;
  }

  String category() {
    return category;
  }

  String message(Object... values) {
    return message.formatted(values);
  }
}
