package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.InstanceSettings.set;

import java.util.List;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;

/** Settings that are in force at once. Null means: as it is. */
record InstanceOptions(
    Integer backupRetention,
    String backupWindow,
    String maintenanceWindow,
    Boolean copyTagsToSnapshot,
    Boolean deletionProtection,
    Boolean publiclyAccessible,
    Boolean autoMinorVersionUpgrade,
    Integer monitoringInterval,
    String availabilityZone,
    List<String> logExports) {

  private static final int LONGEST_RETENTION_DAYS = 35;

  InstanceOptions {
    if (backupRetention != null
        && (backupRetention < 0 || backupRetention > LONGEST_RETENTION_DAYS)) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "Invalid backup retention period: %d. Must be between 0 and %d",
          backupRetention, LONGEST_RETENTION_DAYS);
    }
  }

  static InstanceOptions of(CreateDbInstanceRequest request) {
    return new InstanceOptions(
        request.backupRetentionPeriod(),
        request.preferredBackupWindow(),
        request.preferredMaintenanceWindow(),
        request.copyTagsToSnapshot(),
        request.deletionProtection(),
        request.publiclyAccessible(),
        request.autoMinorVersionUpgrade(),
        request.monitoringInterval(),
        request.availabilityZone(),
        request.enableCloudwatchLogsExports());
  }

  static InstanceOptions of(RestoreDbInstanceFromDbSnapshotRequest request) {
    return new InstanceOptions(
        null,
        null,
        null,
        request.copyTagsToSnapshot(),
        request.deletionProtection(),
        request.publiclyAccessible(),
        request.autoMinorVersionUpgrade(),
        null,
        request.availabilityZone(),
        request.enableCloudwatchLogsExports());
  }

  static InstanceOptions of(ModifyDbInstanceRequest request) {
    return new InstanceOptions(
        request.backupRetentionPeriod(),
        request.preferredBackupWindow(),
        request.preferredMaintenanceWindow(),
        request.copyTagsToSnapshot(),
        request.deletionProtection(),
        request.publiclyAccessible(),
        request.autoMinorVersionUpgrade(),
        request.monitoringInterval(),
        null,
        List.of());
  }

  void applyTo(DBInstance.Builder instance) {
    set(backupRetention, instance::backupRetentionPeriod);
    set(backupWindow, instance::preferredBackupWindow);
    set(maintenanceWindow, instance::preferredMaintenanceWindow);
    set(copyTagsToSnapshot, instance::copyTagsToSnapshot);
    set(deletionProtection, instance::deletionProtection);
    set(publiclyAccessible, instance::publiclyAccessible);
    set(autoMinorVersionUpgrade, instance::autoMinorVersionUpgrade);
    set(monitoringInterval, instance::monitoringInterval);
    set(availabilityZone, instance::availabilityZone);
    if (!logExports.isEmpty()) {
      instance.enabledCloudwatchLogsExports(logExports);
    }
  }
}
