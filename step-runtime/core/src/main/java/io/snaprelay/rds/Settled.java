package io.snaprelay.rds;

import java.util.Collection;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/**
 * Whether an instance, or a cluster for itself, has come to rest, well or badly.
 *
 * <p>Source: AWS's own CloudFormation handler for AWS::RDS::DBInstance, which calls one stable only
 * if it is available, nothing is pending, every VPC security group is active, no parameter group is
 * being applied, and the managed secret, if there is one, is active; that for AWS::RDS::DBCluster
 * has the same, but for the parameter group. {@code available} alone is said again and again while
 * a restore is still being worked on.
 */
final class Settled {
  private static final String AVAILABLE = "available";
  private static final String ACTIVE = "active";

  /** RDS User Guide, "Viewing Amazon RDS DB instance status", and the same handler. */
  private static final Set<String> LOST =
      Set.of(
          "failed",
          "restore-error",
          "modify-failed",
          "upgrade-failed",
          // of clusters only
          "migration-failed",
          "restore-failed",
          "cloning-failed",
          "insufficient-capacity",
          "inaccessible-encryption-credentials",
          "inaccessible-encryption-credentials-recoverable");

  private static final String INCOMPATIBLE = "incompatible-";

  private Settled() {}

  static boolean isSettled(DBInstance db) {
    return isAtRest(db.dbInstanceStatus(), db.pendingModifiedValues(), db.masterUserSecret())
        && db.vpcSecurityGroups().stream().allMatch(Settled::isActive)
        && db.dbParameterGroups().stream()
            .noneMatch(group -> "applying".equals(group.parameterApplyStatus()));
  }

  static boolean isSettled(DBCluster db) {
    return isAtRest(db.status(), db.pendingModifiedValues(), db.masterUserSecret())
        && db.vpcSecurityGroups().stream().allMatch(Settled::isActive);
  }

  static boolean isLost(String status) {
    return status != null && (LOST.contains(status) || status.startsWith(INCOMPATIBLE));
  }

  static boolean isActive(MasterUserSecret secret) {
    return secret != null && ACTIVE.equals(secret.secretStatus());
  }

  private static boolean isActive(VpcSecurityGroupMembership group) {
    return ACTIVE.equals(group.status());
  }

  private static boolean isAtRest(String status, SdkPojo pending, MasterUserSecret secret) {
    return AVAILABLE.equals(status) && isEmpty(pending) && (secret == null || isActive(secret));
  }

  /** Every field is looked at, so that one which a later SDK adds counts too. */
  private static boolean isEmpty(SdkPojo pending) {
    return pending == null
        || pending.sdkFields().stream()
            .map(field -> field.getValueOrDefault(pending))
            .allMatch(Settled::isNothing);
  }

  private static boolean isNothing(Object value) {
    return value == null
        || value instanceof Collection<?> list && list.isEmpty()
        || value instanceof SdkPojo nested && isEmpty(nested);
  }
}
