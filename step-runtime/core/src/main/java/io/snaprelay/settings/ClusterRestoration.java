package io.snaprelay.settings;

import java.util.Map;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

/**
 * Settings in the terms of RestoreDBClusterFromSnapshot, and of RestoreDBClusterToPointInTime,
 * which takes the same.
 */
public final class ClusterRestoration {
  private final GivenSettings given;

  /**
   * @param settings settings by name; those that do not go this way are left out
   */
  public ClusterRestoration(Map<String, String> settings) {
    this.given = new GivenSettings(settings);
  }

  /** Fills in what is given, and leaves as it is what is not. */
  public void fill(RestoreDbClusterFromSnapshotRequest.Builder request) {
    given.text(ClusterSetting.INSTANCE_CLASS).ifPresent(request::dbClusterInstanceClass);
    given.text(ClusterSetting.SUBNET_GROUP).ifPresent(request::dbSubnetGroupName);
    given.text(ClusterSetting.PARAMETER_GROUP).ifPresent(request::dbClusterParameterGroupName);
    given.text(ClusterSetting.NETWORK_TYPE).ifPresent(request::networkType);
    given.text(ClusterSetting.STORAGE_TYPE).ifPresent(request::storageType);
    given.number(ClusterSetting.IOPS).ifPresent(request::iops);
    given
        .flag(ClusterSetting.IAM_AUTHENTICATION)
        .ifPresent(request::enableIAMDatabaseAuthentication);
    given.list(ClusterSetting.LOG_EXPORTS).ifPresent(request::enableCloudwatchLogsExports);
    given.flag(ClusterSetting.COPY_TAGS_TO_SNAPSHOT).ifPresent(request::copyTagsToSnapshot);
    given
        .text(ClusterSetting.BACKTRACK_WINDOW)
        .map(Long::valueOf)
        .ifPresent(request::backtrackWindow);
    given
        .text(ClusterSetting.SERVERLESS)
        .map(ServerlessCapacity::parse)
        .ifPresent(request::serverlessV2ScalingConfiguration);
    given.text(ClusterSetting.ENGINE_LIFECYCLE_SUPPORT).ifPresent(request::engineLifecycleSupport);
    given.text(ClusterSetting.KMS_KEY).ifPresent(request::kmsKeyId);
    Monitoring.fill(given, request);
  }

  /** The same. */
  public void fill(RestoreDbClusterToPointInTimeRequest.Builder request) {
    RestoreDbClusterFromSnapshotRequest.Builder same =
        RestoreDbClusterFromSnapshotRequest.builder();
    fill(same);
    SameMembers.copy(same.build(), request);
  }
}
