package io.snaprelay.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;

/**
 * Settings in the terms of RestoreDBInstanceFromDBSnapshot, and of RestoreDBInstanceToPointInTime,
 * which takes the same.
 */
public final class InstanceRestoration {
  private final Map<String, String> settings;

  /**
   * @param settings settings by name; those that do not go this way are left out
   */
  public InstanceRestoration(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
  }

  /** Fills in what is given, and leaves as it is what is not. */
  public void fill(RestoreDbInstanceFromDbSnapshotRequest.Builder request) {
    text(InstanceSetting.INSTANCE_CLASS).ifPresent(request::dbInstanceClass);
    text(InstanceSetting.SUBNET_GROUP).ifPresent(request::dbSubnetGroupName);
    text(InstanceSetting.PARAMETER_GROUP).ifPresent(request::dbParameterGroupName);
    text(InstanceSetting.OPTION_GROUP).ifPresent(request::optionGroupName);
    flag(InstanceSetting.MULTI_AZ).ifPresent(request::multiAZ);
    flag(InstanceSetting.IAM_AUTHENTICATION).ifPresent(request::enableIAMDatabaseAuthentication);
    flag(InstanceSetting.COPY_TAGS_TO_SNAPSHOT).ifPresent(request::copyTagsToSnapshot);
    text(InstanceSetting.LOG_EXPORTS)
        .map(logs -> List.of(logs.split(",")))
        .ifPresent(request::enableCloudwatchLogsExports);
    text(InstanceSetting.ENGINE_LIFECYCLE_SUPPORT).ifPresent(request::engineLifecycleSupport);
    text(InstanceSetting.CUSTOM_PROFILE).ifPresent(request::customIamInstanceProfile);
    text(InstanceSetting.BACKUP_TARGET).ifPresent(request::backupTarget);
    storage(request);
  }

  /**
   * Provisioned IOPS storage demands the number with the type; of gp3 below a size the number is
   * refused (RDS User Guide, "Amazon RDS DB instance storage"), and RDS gives the one that it had.
   */
  private void storage(RestoreDbInstanceFromDbSnapshotRequest.Builder request) {
    Optional<String> type = text(InstanceSetting.STORAGE_TYPE);
    type.ifPresent(request::storageType);
    if (type.filter(name -> name.startsWith("io")).isPresent()) {
      text(InstanceSetting.IOPS).map(Integer::valueOf).ifPresent(request::iops);
    }
  }

  /** The same. */
  public void fill(RestoreDbInstanceToPointInTimeRequest.Builder request) {
    RestoreDbInstanceFromDbSnapshotRequest.Builder same =
        RestoreDbInstanceFromDbSnapshotRequest.builder();
    fill(same);
    SameMembers.copy(same.build(), request);
  }

  private Optional<String> text(InstanceSetting setting) {
    return Optional.ofNullable(settings.get(setting.settingName()));
  }

  private Optional<Boolean> flag(InstanceSetting setting) {
    return text(setting).map(Boolean::valueOf);
  }
}
