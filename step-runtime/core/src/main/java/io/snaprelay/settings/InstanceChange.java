package io.snaprelay.settings;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.rds.model.CloudwatchLogsExportConfiguration;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ProcessorFeature;

/** Settings in the terms of ModifyDBInstance. */
final class InstanceChange {
  private static final Map<InstanceSetting, BiConsumer<ModifyDbInstanceRequest.Builder, String>>
      WRITERS = new EnumMap<>(InstanceSetting.class);

  static {
    WRITERS.put(InstanceSetting.INSTANCE_CLASS, ModifyDbInstanceRequest.Builder::dbInstanceClass);
    WRITERS.put(
        InstanceSetting.SECURITY_GROUPS, (it, value) -> it.vpcSecurityGroupIds(list(value)));
    WRITERS.put(
        InstanceSetting.PARAMETER_GROUP, ModifyDbInstanceRequest.Builder::dbParameterGroupName);
    WRITERS.put(InstanceSetting.OPTION_GROUP, ModifyDbInstanceRequest.Builder::optionGroupName);
    WRITERS.put(InstanceSetting.STORAGE_TYPE, ModifyDbInstanceRequest.Builder::storageType);
    WRITERS.put(InstanceSetting.NETWORK_TYPE, ModifyDbInstanceRequest.Builder::networkType);
    WRITERS.put(
        InstanceSetting.CA_CERTIFICATE, ModifyDbInstanceRequest.Builder::caCertificateIdentifier);
    WRITERS.put(
        InstanceSetting.MONITORING_ROLE, ModifyDbInstanceRequest.Builder::monitoringRoleArn);
    WRITERS.put(
        InstanceSetting.PERFORMANCE_INSIGHTS_KEY,
        ModifyDbInstanceRequest.Builder::performanceInsightsKMSKeyId);
    WRITERS.put(InstanceSetting.DATABASE_INSIGHTS, (it, value) -> it.databaseInsightsMode(value));
    WRITERS.put(
        InstanceSetting.BACKUP_WINDOW, ModifyDbInstanceRequest.Builder::preferredBackupWindow);
    WRITERS.put(
        InstanceSetting.MAINTENANCE_WINDOW,
        ModifyDbInstanceRequest.Builder::preferredMaintenanceWindow);
    WRITERS.put(
        InstanceSetting.PROCESSOR_FEATURES, (it, value) -> it.processorFeatures(features(value)));
    WRITERS.put(
        InstanceSetting.LOG_EXPORTS,
        (it, value) -> it.cloudwatchLogsExportConfiguration(logs(value)));
    number(InstanceSetting.IOPS, ModifyDbInstanceRequest.Builder::iops);
    number(InstanceSetting.STORAGE_THROUGHPUT, ModifyDbInstanceRequest.Builder::storageThroughput);
    number(
        InstanceSetting.MAX_ALLOCATED_STORAGE,
        ModifyDbInstanceRequest.Builder::maxAllocatedStorage);
    number(
        InstanceSetting.MONITORING_INTERVAL, ModifyDbInstanceRequest.Builder::monitoringInterval);
    number(
        InstanceSetting.PERFORMANCE_INSIGHTS_DAYS,
        ModifyDbInstanceRequest.Builder::performanceInsightsRetentionPeriod);
    number(InstanceSetting.BACKUP_DAYS, ModifyDbInstanceRequest.Builder::backupRetentionPeriod);
    flag(InstanceSetting.MULTI_AZ, ModifyDbInstanceRequest.Builder::multiAZ);
    flag(
        InstanceSetting.IAM_AUTHENTICATION,
        ModifyDbInstanceRequest.Builder::enableIAMDatabaseAuthentication);
    flag(
        InstanceSetting.COPY_TAGS_TO_SNAPSHOT, ModifyDbInstanceRequest.Builder::copyTagsToSnapshot);
    flag(InstanceSetting.DEDICATED_LOG_VOLUME, ModifyDbInstanceRequest.Builder::dedicatedLogVolume);
    flag(
        InstanceSetting.PERFORMANCE_INSIGHTS,
        ModifyDbInstanceRequest.Builder::enablePerformanceInsights);
    flag(InstanceSetting.CUSTOMER_OWNED_IP, ModifyDbInstanceRequest.Builder::enableCustomerOwnedIp);
    flag(
        InstanceSetting.AUTO_MINOR_VERSION_UPGRADE,
        ModifyDbInstanceRequest.Builder::autoMinorVersionUpgrade);
    flag(InstanceSetting.PUBLICLY_ACCESSIBLE, ModifyDbInstanceRequest.Builder::publiclyAccessible);
  }

  private InstanceChange() {}

  /** The settings that can be changed once a database exists. */
  static Set<InstanceSetting> changeable() {
    return Set.copyOf(WRITERS.keySet());
  }

  static void fill(ModifyDbInstanceRequest.Builder request, Map<String, String> settings) {
    WRITERS.forEach(
        (setting, writer) -> {
          String value = settings.get(setting.settingName());
          if (value != null) {
            writer.accept(request, value);
          }
        });
  }

  private static void number(
      InstanceSetting setting, BiConsumer<ModifyDbInstanceRequest.Builder, Integer> writer) {
    WRITERS.put(setting, (it, value) -> writer.accept(it, Integer.valueOf(value)));
  }

  private static void flag(
      InstanceSetting setting, BiConsumer<ModifyDbInstanceRequest.Builder, Boolean> writer) {
    WRITERS.put(setting, (it, value) -> writer.accept(it, Boolean.valueOf(value)));
  }

  private static List<String> list(String joined) {
    return List.of(joined.split(","));
  }

  private static List<ProcessorFeature> features(String joined) {
    return Arrays.stream(joined.split(","))
        .map(each -> each.split("=", 2))
        .map(pair -> ProcessorFeature.builder().name(pair[0]).value(pair[1]).build())
        .toList();
  }

  private static CloudwatchLogsExportConfiguration logs(String joined) {
    return CloudwatchLogsExportConfiguration.builder().enableLogTypes(list(joined)).build();
  }
}
