package io.snaprelay.settings;

import static io.snaprelay.settings.Way.CHOSEN;
import static io.snaprelay.settings.Way.IN_PLACE;
import static io.snaprelay.settings.Way.KEPT;
import static io.snaprelay.settings.Way.MODIFY;
import static io.snaprelay.settings.Way.NOT_RESTORED;
import static io.snaprelay.settings.Way.PROMOTION;
import static io.snaprelay.settings.Way.PROTECTED;
import static io.snaprelay.settings.Way.RESTORE;
import static io.snaprelay.settings.Way.WITHHELD;

import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * Every setting of a DB cluster that RDS describes, and how it survives a restore. Sources: RDS API
 * Reference, DBCluster, RestoreDBClusterFromSnapshot and ModifyDBCluster; Aurora User Guide,
 * "Restoring from a DB cluster snapshot". Tags and members go their own ways and stand beside this
 * table.
 */
public enum ClusterSetting implements DescribedSetting<DBCluster> {
  INSTANCE_CLASS("instanceClass", RESTORE, DBCluster::dbClusterInstanceClass),
  SUBNET_GROUP("subnetGroup", RESTORE, DBCluster::dbSubnetGroup),
  SECURITY_GROUPS("securityGroups", IN_PLACE, DescribedCluster::securityGroups),
  PARAMETER_GROUP("parameterGroup", RESTORE, DBCluster::dbClusterParameterGroup),
  STORAGE_TYPE("storageType", RESTORE, DBCluster::storageType),
  IOPS("iops", RESTORE, DBCluster::iops),
  NETWORK_TYPE("networkType", RESTORE, DBCluster::networkType),
  IAM_AUTHENTICATION("iamAuthentication", RESTORE, DBCluster::iamDatabaseAuthenticationEnabled),
  LOG_EXPORTS("logExports", RESTORE, DBCluster::enabledCloudwatchLogsExports),
  COPY_TAGS_TO_SNAPSHOT("copyTagsToSnapshot", RESTORE, DBCluster::copyTagsToSnapshot),
  BACKTRACK_WINDOW("backtrackWindow", RESTORE, DBCluster::backtrackWindow),
  SERVERLESS("serverlessCapacity", RESTORE, DescribedCluster::serverless),
  MONITORING_INTERVAL("monitoringInterval", RESTORE, DBCluster::monitoringInterval),
  MONITORING_ROLE("monitoringRole", RESTORE, DBCluster::monitoringRoleArn),
  PERFORMANCE_INSIGHTS("performanceInsights", RESTORE, DBCluster::performanceInsightsEnabled),
  PERFORMANCE_INSIGHTS_KEY(
      "performanceInsightsKey", RESTORE, DBCluster::performanceInsightsKMSKeyId),
  PERFORMANCE_INSIGHTS_DAYS(
      "performanceInsightsDays", RESTORE, DBCluster::performanceInsightsRetentionPeriod),
  ENGINE_LIFECYCLE_SUPPORT("engineLifecycleSupport", RESTORE, DBCluster::engineLifecycleSupport),
  DATABASE_INSIGHTS("databaseInsights", MODIFY, DBCluster::databaseInsightsModeAsString),
  CA_CERTIFICATE("caCertificate", MODIFY, DescribedCluster::certificate),
  LOCAL_WRITE_FORWARDING("localWriteForwarding", MODIFY, DescribedCluster::localWriteForwarding),
  AUTO_MINOR_VERSION_UPGRADE(
      "autoMinorVersionUpgrade", PROMOTION, DBCluster::autoMinorVersionUpgrade),
  BACKUP_DAYS("backupDays", PROMOTION, DBCluster::backupRetentionPeriod),
  BACKUP_WINDOW("backupWindow", PROMOTION, DBCluster::preferredBackupWindow),
  MAINTENANCE_WINDOW("maintenanceWindow", PROMOTION, DBCluster::preferredMaintenanceWindow),
  DELETION_PROTECTION("deletionProtection", PROTECTED, DBCluster::deletionProtection),
  KMS_KEY("kmsKey", CHOSEN, DBCluster::kmsKeyId),
  PUBLICLY_ACCESSIBLE("publiclyAccessible", WITHHELD, DBCluster::publiclyAccessible),
  ENGINE("engine", KEPT, DBCluster::engine),
  ENGINE_VERSION("engineVersion", KEPT, DBCluster::engineVersion),
  ENGINE_MODE("engineMode", KEPT, DBCluster::engineMode),
  SCALABILITY("scalabilityType", KEPT, DBCluster::clusterScalabilityTypeAsString),
  ALLOCATED_STORAGE("allocatedStorage", KEPT, DBCluster::allocatedStorage),
  MASTER_USERNAME("masterUsername", KEPT, DBCluster::masterUsername),
  DATABASE_NAME("databaseName", KEPT, DBCluster::databaseName),
  PORT("port", KEPT, DBCluster::port),
  ENCRYPTED("encrypted", KEPT, DBCluster::storageEncrypted),
  CHARACTER_SET("characterSet", KEPT, DBCluster::characterSetName),
  STORAGE_THROUGHPUT("storageThroughput", NOT_RESTORED, DBCluster::storageThroughput),
  AVAILABILITY_ZONES("availabilityZones", NOT_RESTORED, DBCluster::availabilityZones),
  OPTION_GROUP("optionGroup", NOT_RESTORED, DescribedCluster::optionGroups),
  MANAGED_PASSWORD("managedPassword", NOT_RESTORED, DescribedCluster::managedPassword),
  SERVERLESS_V1("serverlessV1", NOT_RESTORED, DescribedCluster::serverlessV1),
  READ_REPLICAS("readReplicas", NOT_RESTORED, DBCluster::readReplicaIdentifiers),
  REPLICATION_SOURCE("replicationSource", NOT_RESTORED, DBCluster::replicationSourceIdentifier),
  GLOBAL_CLUSTER("globalCluster", NOT_RESTORED, DBCluster::globalClusterIdentifier),
  GLOBAL_WRITE_FORWARDING(
      "globalWriteForwarding", NOT_RESTORED, DBCluster::globalWriteForwardingRequested),
  CUSTOM_ENDPOINTS("customEndpoints", NOT_RESTORED, DBCluster::customEndpoints),
  DATA_API("dataApi", NOT_RESTORED, DBCluster::httpEndpointEnabled),
  ROLES("roles", NOT_RESTORED, DescribedCluster::roles),
  DOMAINS("domains", NOT_RESTORED, DescribedCluster::domains),
  ACTIVITY_STREAM("activityStream", NOT_RESTORED, DescribedCluster::activityStream),
  LIMITLESS("limitless", NOT_RESTORED, DescribedCluster::limitless),
  RDS_CUSTOM("rdsCustom", NOT_RESTORED, DescribedCluster::rdsCustom),
  UPGRADE_ORDER("upgradeRolloutOrder", NOT_RESTORED, DBCluster::upgradeRolloutOrderAsString);

  private final String settingName;
  private final Way way;
  private final Function<DBCluster, ?> read;

  ClusterSetting(String settingName, Way way, Function<DBCluster, ?> read) {
    this.settingName = settingName;
    this.way = way;
    this.read = read;
  }

  @Override
  public String settingName() {
    return settingName;
  }

  @Override
  public Way way() {
    return way;
  }

  @Override
  public Function<DBCluster, ?> read() {
    return read;
  }
}
