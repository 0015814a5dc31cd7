package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.InstanceSettings.set;

import java.util.List;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;

/** Settings of a cluster that are in force at once. Null means: as it is. */
record ClusterOptions(
    Integer backupRetention,
    String backupWindow,
    String maintenanceWindow,
    Boolean copyTagsToSnapshot,
    Boolean deletionProtection,
    Boolean publiclyAccessible,
    Boolean autoMinorVersionUpgrade,
    List<String> logExports) {

  private static final int LONGEST_RETENTION_DAYS = 35;

  /** A cluster's backups cannot be switched off (botocore, CreateDBCluster). */
  ClusterOptions {
    if (backupRetention != null
        && (backupRetention < 1 || backupRetention > LONGEST_RETENTION_DAYS)) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "Invalid backup retention period: %d. Must be between 1 and %d",
          backupRetention, LONGEST_RETENTION_DAYS);
    }
  }

  static ClusterOptions of(CreateDbClusterRequest request) {
    return new ClusterOptions(
        request.backupRetentionPeriod(),
        request.preferredBackupWindow(),
        request.preferredMaintenanceWindow(),
        request.copyTagsToSnapshot(),
        request.deletionProtection(),
        request.publiclyAccessible(),
        request.autoMinorVersionUpgrade(),
        request.enableCloudwatchLogsExports());
  }

  static ClusterOptions of(RestoreDbClusterFromSnapshotRequest request) {
    return new ClusterOptions(
        null,
        null,
        null,
        request.copyTagsToSnapshot(),
        request.deletionProtection(),
        request.publiclyAccessible(),
        null,
        request.enableCloudwatchLogsExports());
  }

  static ClusterOptions of(ModifyDbClusterRequest request) {
    return new ClusterOptions(
        request.backupRetentionPeriod(),
        request.preferredBackupWindow(),
        request.preferredMaintenanceWindow(),
        request.copyTagsToSnapshot(),
        request.deletionProtection(),
        null,
        request.autoMinorVersionUpgrade(),
        List.of());
  }

  void applyTo(DBCluster.Builder cluster) {
    set(backupRetention, cluster::backupRetentionPeriod);
    set(backupWindow, cluster::preferredBackupWindow);
    set(maintenanceWindow, cluster::preferredMaintenanceWindow);
    set(copyTagsToSnapshot, cluster::copyTagsToSnapshot);
    set(deletionProtection, cluster::deletionProtection);
    set(publiclyAccessible, cluster::publiclyAccessible);
    set(autoMinorVersionUpgrade, cluster::autoMinorVersionUpgrade);
    if (!logExports.isEmpty()) {
      cluster.enabledCloudwatchLogsExports(logExports);
    }
  }
}
