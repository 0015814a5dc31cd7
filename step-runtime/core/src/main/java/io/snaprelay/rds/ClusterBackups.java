package io.snaprelay.rds;

import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.settings.ClusterRestoration;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

/** Automated backups of DB clusters in the terms of RDS, and what is asked of them. */
final class ClusterBackups {
  private ClusterBackups() {}

  static Optional<RestorableBackups> of(DBCluster cluster) {
    boolean usable =
        cluster.earliestRestorableTime() != null && cluster.latestRestorableTime() != null;
    return usable
        ? Optional.of(
            new RestorableBackups(
                cluster.earliestRestorableTime(),
                cluster.latestRestorableTime(),
                cluster.engine(),
                cluster.engineVersion(),
                Optional.ofNullable(cluster.allocatedStorage()).orElse(0),
                Optional.ofNullable(cluster.kmsKeyId())))
        : Optional.empty();
  }

  /**
   * A full copy: a clone would share its storage with production (Aurora User Guide, "Cloning a
   * volume").
   *
   * @param bringsItsInstances whether RDS makes its instances, and so wants to know their class
   */
  static RestoreDbClusterToPointInTimeRequest restoration(
      RestoreRequest request, PointInTimeRef source, boolean bringsItsInstances) {
    RestoreDbClusterToPointInTimeRequest.Builder call =
        RestoreDbClusterToPointInTimeRequest.builder()
            .sourceDBClusterIdentifier(source.identifier())
            .restoreToTime(source.at())
            .dbClusterIdentifier(request.target().identifier())
            .dbSubnetGroupName(request.subnetGroup())
            .vpcSecurityGroupIds(request.securityGroups())
            .deletionProtection(false)
            .tags(RdsTags.list(request.tags()))
            .applyMutation(new ClusterRestoration(request.settings())::fill);
    if (bringsItsInstances) {
      call.dbClusterInstanceClass(request.instanceClass()).publiclyAccessible(false);
    } else {
      call.dbClusterInstanceClass(null);
    }
    return call.build();
  }
}
