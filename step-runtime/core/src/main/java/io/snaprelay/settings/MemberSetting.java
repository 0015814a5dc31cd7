package io.snaprelay.settings;

import static io.snaprelay.settings.Way.NOT_RESTORED;
import static io.snaprelay.settings.Way.PROMOTION;
import static io.snaprelay.settings.Way.RESTORE;

import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * What an instance of an Aurora cluster has for itself; everything else that RDS describes of it is
 * its cluster's (RDS API Reference, CreateDBInstance: "not applicable to Aurora DB instances").
 * What goes with a restore goes here with the call that creates the instance.
 */
public enum MemberSetting implements DescribedSetting<DBInstance> {
  INSTANCE_CLASS("instanceClass", RESTORE, DBInstance::dbInstanceClass),
  PROMOTION_TIER("promotionTier", RESTORE, DBInstance::promotionTier),
  PARAMETER_GROUP("parameterGroup", RESTORE, Described::parameterGroup),
  MONITORING_INTERVAL("monitoringInterval", RESTORE, DBInstance::monitoringInterval),
  MONITORING_ROLE("monitoringRole", RESTORE, DBInstance::monitoringRoleArn),
  PERFORMANCE_INSIGHTS("performanceInsights", RESTORE, DBInstance::performanceInsightsEnabled),
  PERFORMANCE_INSIGHTS_KEY(
      "performanceInsightsKey", RESTORE, DBInstance::performanceInsightsKMSKeyId),
  PERFORMANCE_INSIGHTS_DAYS(
      "performanceInsightsDays", RESTORE, DBInstance::performanceInsightsRetentionPeriod),
  CA_CERTIFICATE("caCertificate", RESTORE, DBInstance::caCertificateIdentifier),
  AUTO_MINOR_VERSION_UPGRADE(
      "autoMinorVersionUpgrade", PROMOTION, DBInstance::autoMinorVersionUpgrade),
  MAINTENANCE_WINDOW("maintenanceWindow", PROMOTION, DBInstance::preferredMaintenanceWindow),
  PUBLICLY_ACCESSIBLE("publiclyAccessible", PROMOTION, DBInstance::publiclyAccessible),
  AVAILABILITY_ZONE("availabilityZone", NOT_RESTORED, DBInstance::availabilityZone),
  UPGRADE_ORDER("upgradeRolloutOrder", NOT_RESTORED, DBInstance::upgradeRolloutOrderAsString);

  private final String settingName;
  private final Way way;
  private final Function<DBInstance, ?> read;

  MemberSetting(String settingName, Way way, Function<DBInstance, ?> read) {
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
