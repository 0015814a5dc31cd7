package io.snaprelay.rds;

import java.util.Collection;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Whether an instance has come to rest, well or badly.
 *
 * <p>Source: AWS's own CloudFormation handler for AWS::RDS::DBInstance, which calls one stable only
 * if it is available, nothing is pending, every VPC security group is active, no parameter group is
 * being applied, and the managed secret, if there is one, is active. {@code available} alone is
 * said again and again while a restore is still being worked on.
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
          "insufficient-capacity",
          "inaccessible-encryption-credentials",
          "inaccessible-encryption-credentials-recoverable");

  private static final String INCOMPATIBLE = "incompatible-";

  private Settled() {}

  static boolean isSettled(DBInstance db) {
    return AVAILABLE.equals(db.dbInstanceStatus())
        && isEmpty(db.pendingModifiedValues())
        && db.vpcSecurityGroups().stream().allMatch(group -> ACTIVE.equals(group.status()))
        && db.dbParameterGroups().stream()
            .noneMatch(group -> "applying".equals(group.parameterApplyStatus()))
        && (db.masterUserSecret() == null || isSecretActive(db));
  }

  static boolean isLost(DBInstance db) {
    String status = db.dbInstanceStatus();
    return status != null && (LOST.contains(status) || status.startsWith(INCOMPATIBLE));
  }

  static boolean isSecretActive(DBInstance db) {
    return db.masterUserSecret() != null && ACTIVE.equals(db.masterUserSecret().secretStatus());
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
