package io.snaprelay.rds;

import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.settings.InstanceRestoration;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstanceAutomatedBackup;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreWindow;

/** Automated backups of DB instances in the terms of RDS, and what is asked of them. */
final class InstanceBackups {
  private static final String ACTIVE = "active";

  private InstanceBackups() {}

  /** Those of a database that was deleted, {@code retained}, go by another name than its own. */
  static Optional<RestorableBackups> of(DBInstanceAutomatedBackup backup) {
    RestoreWindow window = backup.restoreWindow();
    boolean usable =
        ACTIVE.equals(backup.status())
            && window != null
            && window.earliestTime() != null
            && window.latestTime() != null;
    return usable
        ? Optional.of(
            new RestorableBackups(
                window.earliestTime(),
                window.latestTime(),
                backup.engine(),
                backup.engineVersion(),
                backup.allocatedStorage(),
                Optional.ofNullable(backup.kmsKeyId())))
        : Optional.empty();
  }

  static RestoreDbInstanceToPointInTimeRequest restoration(
      RestoreRequest request, PointInTimeRef source) {
    return RestoreDbInstanceToPointInTimeRequest.builder()
        .sourceDBInstanceIdentifier(source.identifier())
        .restoreTime(source.at())
        .targetDBInstanceIdentifier(request.target().identifier())
        .dbInstanceClass(request.instanceClass())
        .dbSubnetGroupName(request.subnetGroup())
        .vpcSecurityGroupIds(request.securityGroups())
        .publiclyAccessible(false)
        .multiAZ(false)
        .deletionProtection(false)
        .autoMinorVersionUpgrade(false)
        .tags(RdsTags.list(request.tags()))
        .applyMutation(new InstanceRestoration(request.settings())::fill)
        .build();
  }
}
