package io.snaprelay.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.rds.model.CloudwatchLogsExportConfiguration;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/** Settings in the terms of ModifyDBCluster. */
final class ClusterChange {
  private static final Map<ClusterSetting, BiConsumer<ModifyDbClusterRequest.Builder, String>>
      WRITERS = new EnumMap<>(ClusterSetting.class);

  static {
    text(ClusterSetting.PARAMETER_GROUP, (it, group) -> it.dbClusterParameterGroupName(group));
    text(ClusterSetting.SECURITY_GROUPS, (it, ids) -> it.vpcSecurityGroupIds(list(ids)));
    text(ClusterSetting.STORAGE_TYPE, (it, type) -> it.storageType(type));
    text(ClusterSetting.NETWORK_TYPE, (it, type) -> it.networkType(type));
    text(ClusterSetting.CA_CERTIFICATE, (it, authority) -> it.caCertificateIdentifier(authority));
    text(ClusterSetting.MONITORING_ROLE, (it, role) -> it.monitoringRoleArn(role));
    text(ClusterSetting.PERFORMANCE_INSIGHTS_KEY, (it, key) -> it.performanceInsightsKMSKeyId(key));
    text(ClusterSetting.DATABASE_INSIGHTS, (it, mode) -> it.databaseInsightsMode(mode));
    text(ClusterSetting.BACKUP_WINDOW, (it, window) -> it.preferredBackupWindow(window));
    text(ClusterSetting.MAINTENANCE_WINDOW, (it, window) -> it.preferredMaintenanceWindow(window));
    text(
        ClusterSetting.LOG_EXPORTS, (it, logs) -> it.cloudwatchLogsExportConfiguration(logs(logs)));
    text(
        ClusterSetting.SERVERLESS,
        (it, capacity) -> it.serverlessV2ScalingConfiguration(ServerlessCapacity.parse(capacity)));
    text(
        ClusterSetting.BACKTRACK_WINDOW,
        (it, seconds) -> it.backtrackWindow(Long.valueOf(seconds)));
    number(ClusterSetting.IOPS, ModifyDbClusterRequest.Builder::iops);
    number(ClusterSetting.MONITORING_INTERVAL, ModifyDbClusterRequest.Builder::monitoringInterval);
    number(
        ClusterSetting.PERFORMANCE_INSIGHTS_DAYS,
        ModifyDbClusterRequest.Builder::performanceInsightsRetentionPeriod);
    number(ClusterSetting.BACKUP_DAYS, ModifyDbClusterRequest.Builder::backupRetentionPeriod);
    flag(
        ClusterSetting.IAM_AUTHENTICATION,
        ModifyDbClusterRequest.Builder::enableIAMDatabaseAuthentication);
    flag(ClusterSetting.COPY_TAGS_TO_SNAPSHOT, ModifyDbClusterRequest.Builder::copyTagsToSnapshot);
    flag(
        ClusterSetting.PERFORMANCE_INSIGHTS,
        ModifyDbClusterRequest.Builder::enablePerformanceInsights);
    flag(
        ClusterSetting.LOCAL_WRITE_FORWARDING,
        ModifyDbClusterRequest.Builder::enableLocalWriteForwarding);
    flag(
        ClusterSetting.AUTO_MINOR_VERSION_UPGRADE,
        ModifyDbClusterRequest.Builder::autoMinorVersionUpgrade);
  }

  private ClusterChange() {}

  /** The settings that can be changed once a cluster exists. */
  static Set<ClusterSetting> changeable() {
    return Set.copyOf(WRITERS.keySet());
  }

  static void fill(ModifyDbClusterRequest.Builder request, Map<String, String> settings) {
    WRITERS.forEach(
        (setting, writer) -> {
          String value = settings.get(setting.settingName());
          if (value != null) {
            writer.accept(request, value);
          }
        });
  }

  private static void text(
      ClusterSetting setting, BiConsumer<ModifyDbClusterRequest.Builder, String> writer) {
    WRITERS.put(setting, writer);
  }

  private static void number(
      ClusterSetting setting, BiConsumer<ModifyDbClusterRequest.Builder, Integer> writer) {
    WRITERS.put(setting, (it, value) -> writer.accept(it, Integer.valueOf(value)));
  }

  private static void flag(
      ClusterSetting setting, BiConsumer<ModifyDbClusterRequest.Builder, Boolean> writer) {
    WRITERS.put(setting, (it, value) -> writer.accept(it, Boolean.valueOf(value)));
  }

  private static List<String> list(String joined) {
    return List.of(joined.split(","));
  }

  private static CloudwatchLogsExportConfiguration logs(String joined) {
    return CloudwatchLogsExportConfiguration.builder().enableLogTypes(list(joined)).build();
  }
}
