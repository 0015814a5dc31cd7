package io.snaprelay.settings;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.CertificateDetails;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterOptionGroupStatus;
import software.amazon.awssdk.services.rds.model.DomainMembership;
import software.amazon.awssdk.services.rds.model.LimitlessDatabase;
import software.amazon.awssdk.services.rds.model.RdsCustomClusterConfiguration;
import software.amazon.awssdk.services.rds.model.ScalingConfigurationInfo;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** What RDS describes of a cluster in parts, as one value. */
final class DescribedCluster {
  private static final String STOPPED = "stopped";

  /** RDS API Reference, DBCluster, "LocalWriteForwardingStatus": what is on, or about to be. */
  private static final Set<String> FORWARDING = Set.of("enabled", "enabling", "requested");

  private DescribedCluster() {}

  static List<String> securityGroups(DBCluster db) {
    return db.vpcSecurityGroups().stream()
        .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
        .toList();
  }

  static List<String> optionGroups(DBCluster db) {
    return db.dbClusterOptionGroupMemberships().stream()
        .map(DBClusterOptionGroupStatus::dbClusterOptionGroupName)
        .toList();
  }

  static List<String> roles(DBCluster db) {
    return db.associatedRoles().stream()
        .map(role -> role.featureName() + "=" + role.roleArn())
        .toList();
  }

  static List<String> domains(DBCluster db) {
    return db.domainMemberships().stream().map(DomainMembership::domain).toList();
  }

  static String serverless(DBCluster db) {
    return db.serverlessV2ScalingConfiguration() == null
        ? null
        : ServerlessCapacity.of(db.serverlessV2ScalingConfiguration()).text();
  }

  static String serverlessV1(DBCluster db) {
    ScalingConfigurationInfo scaling = db.scalingConfigurationInfo();
    return scaling == null ? null : scaling.minCapacity() + " to " + scaling.maxCapacity();
  }

  static String certificate(DBCluster db) {
    CertificateDetails details = db.certificateDetails();
    return details == null ? null : details.caIdentifier();
  }

  /** Off and unknown are the same: nobody asks for it to be off. */
  static String localWriteForwarding(DBCluster db) {
    String status = db.localWriteForwardingStatusAsString();
    return status != null && FORWARDING.contains(status) ? "true" : null;
  }

  static String activityStream(DBCluster db) {
    String status = db.activityStreamStatusAsString();
    return status == null || status.equals(STOPPED) ? null : db.activityStreamModeAsString();
  }

  static String limitless(DBCluster db) {
    LimitlessDatabase limitless = db.limitlessDatabase();
    return limitless == null ? null : limitless.statusAsString();
  }

  static String rdsCustom(DBCluster db) {
    RdsCustomClusterConfiguration custom = db.rdsCustomClusterConfiguration();
    return custom == null ? null : custom.replicaModeAsString();
  }

  /** The secret's ARN is no setting: whether RDS manages the password is. */
  static Boolean managedPassword(DBCluster db) {
    return db.masterUserSecret() != null;
  }
}
