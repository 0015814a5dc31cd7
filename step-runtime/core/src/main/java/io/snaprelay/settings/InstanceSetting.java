package io.snaprelay.settings;

import static io.snaprelay.settings.Way.IN_PLACE;
import static io.snaprelay.settings.Way.KEPT;
import static io.snaprelay.settings.Way.MODIFY;
import static io.snaprelay.settings.Way.NOT_RESTORED;
import static io.snaprelay.settings.Way.PROMOTION;
import static io.snaprelay.settings.Way.PROTECTED;
import static io.snaprelay.settings.Way.RESTORE;

import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Every setting of a DB instance that RDS describes, and how it survives a restore. Sources: RDS
 * User Guide, "Restoring to a DB instance"; RDS API Reference, RestoreDBInstanceFromDBSnapshot and
 * ModifyDBInstance. Tags go their own way and stand beside this table.
 */
public enum InstanceSetting implements DescribedSetting<DBInstance> {
  INSTANCE_CLASS("instanceClass", RESTORE, DBInstance::dbInstanceClass),
  SUBNET_GROUP("subnetGroup", RESTORE, Described::subnetGroup),
  SECURITY_GROUPS("securityGroups", IN_PLACE, Described::securityGroups),
  PARAMETER_GROUP("parameterGroup", RESTORE, Described::parameterGroup),
  OPTION_GROUP("optionGroup", RESTORE, Described::optionGroup),
  MULTI_AZ("multiAz", RESTORE, DBInstance::multiAZ),
  STORAGE_TYPE("storageType", RESTORE, DBInstance::storageType),
  IOPS("iops", MODIFY, DBInstance::iops),
  STORAGE_THROUGHPUT("storageThroughput", MODIFY, DBInstance::storageThroughput),
  IAM_AUTHENTICATION("iamAuthentication", RESTORE, DBInstance::iamDatabaseAuthenticationEnabled),
  LOG_EXPORTS("logExports", RESTORE, DBInstance::enabledCloudwatchLogsExports),
  COPY_TAGS_TO_SNAPSHOT("copyTagsToSnapshot", RESTORE, DBInstance::copyTagsToSnapshot),
  ENGINE_LIFECYCLE_SUPPORT("engineLifecycleSupport", RESTORE, DBInstance::engineLifecycleSupport),
  CUSTOM_PROFILE("customIamInstanceProfile", RESTORE, DBInstance::customIamInstanceProfile),
  BACKUP_TARGET("backupTarget", RESTORE, DBInstance::backupTarget),
  NETWORK_TYPE("networkType", MODIFY, DBInstance::networkType),
  DEDICATED_LOG_VOLUME("dedicatedLogVolume", MODIFY, DBInstance::dedicatedLogVolume),
  CA_CERTIFICATE("caCertificate", MODIFY, DBInstance::caCertificateIdentifier),
  MAX_ALLOCATED_STORAGE("maxAllocatedStorage", MODIFY, DBInstance::maxAllocatedStorage),
  PROCESSOR_FEATURES("processorFeatures", MODIFY, Described::processorFeatures),
  MONITORING_INTERVAL("monitoringInterval", MODIFY, DBInstance::monitoringInterval),
  MONITORING_ROLE("monitoringRole", MODIFY, DBInstance::monitoringRoleArn),
  PERFORMANCE_INSIGHTS("performanceInsights", MODIFY, DBInstance::performanceInsightsEnabled),
  PERFORMANCE_INSIGHTS_KEY(
      "performanceInsightsKey", MODIFY, DBInstance::performanceInsightsKMSKeyId),
  PERFORMANCE_INSIGHTS_DAYS(
      "performanceInsightsDays", MODIFY, DBInstance::performanceInsightsRetentionPeriod),
  DATABASE_INSIGHTS("databaseInsights", MODIFY, DBInstance::databaseInsightsModeAsString),
  CUSTOMER_OWNED_IP("customerOwnedIp", MODIFY, DBInstance::customerOwnedIpEnabled),
  AUTO_MINOR_VERSION_UPGRADE(
      "autoMinorVersionUpgrade", PROMOTION, DBInstance::autoMinorVersionUpgrade),
  BACKUP_DAYS("backupDays", PROMOTION, DBInstance::backupRetentionPeriod),
  BACKUP_WINDOW("backupWindow", PROMOTION, DBInstance::preferredBackupWindow),
  MAINTENANCE_WINDOW("maintenanceWindow", PROMOTION, DBInstance::preferredMaintenanceWindow),
  PUBLICLY_ACCESSIBLE("publiclyAccessible", PROMOTION, DBInstance::publiclyAccessible),
  DELETION_PROTECTION("deletionProtection", PROTECTED, DBInstance::deletionProtection),
  ENGINE("engine", KEPT, DBInstance::engine),
  ENGINE_VERSION("engineVersion", KEPT, DBInstance::engineVersion),
  LICENSE_MODEL("licenseModel", KEPT, DBInstance::licenseModel),
  ALLOCATED_STORAGE("allocatedStorage", KEPT, DBInstance::allocatedStorage),
  ADDITIONAL_VOLUMES("additionalStorageVolumes", KEPT, DBInstance::additionalStorageVolumes),
  MASTER_USERNAME("masterUsername", KEPT, DBInstance::masterUsername),
  DATABASE_NAME("databaseName", KEPT, DBInstance::dbName),
  PORT("port", KEPT, Described::port),
  ENCRYPTED("encrypted", KEPT, DBInstance::storageEncrypted),
  KMS_KEY("kmsKey", KEPT, DBInstance::kmsKeyId),
  CHARACTER_SET("characterSet", KEPT, DBInstance::characterSetName),
  NCHAR_CHARACTER_SET("ncharCharacterSet", KEPT, DBInstance::ncharCharacterSetName),
  TIME_ZONE("timezone", KEPT, DBInstance::timezone),
  MULTI_TENANT("multiTenant", KEPT, DBInstance::multiTenant),
  AVAILABILITY_ZONE("availabilityZone", NOT_RESTORED, DBInstance::availabilityZone),
  MANAGED_PASSWORD("managedPassword", NOT_RESTORED, Described::managedPassword),
  REPLICAS("readReplicas", NOT_RESTORED, Described::replicas),
  REPLICA_MODE("replicaMode", NOT_RESTORED, DBInstance::replicaModeAsString),
  ROLES("associatedRoles", NOT_RESTORED, Described::roles),
  DOMAINS("domains", NOT_RESTORED, Described::domains),
  ACTIVITY_STREAM("activityStream", NOT_RESTORED, Described::activityStream),
  BACKUP_REPLICATION("backupReplication", NOT_RESTORED, Described::backupReplication),
  TDE_CREDENTIAL("tdeCredential", NOT_RESTORED, DBInstance::tdeCredentialArn),
  AUTOMATION_MODE("automationMode", NOT_RESTORED, DBInstance::automationModeAsString),
  UPGRADE_ORDER("upgradeRolloutOrder", NOT_RESTORED, DBInstance::upgradeRolloutOrderAsString);

  private final String settingName;
  private final Way way;
  private final Function<DBInstance, ?> read;

  InstanceSetting(String settingName, Way way, Function<DBInstance, ?> read) {
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
  public Function<DBInstance, ?> read() {
    return read;
  }
}
