package io.snaprelay.localaws.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;

/** Finds the groups that a request for a cluster names, and says which it gets otherwise. */
final class ClusterGroups {

  private ClusterGroups() {}

  /** Groups named by a request; null or empty means the default. */
  record Wanted(String subnetGroup, String parameterGroup, List<String> securityGroups) {}

  /** Everything is attached, as on a new cluster. */
  static void attachAll(Wanted wanted, Inventory inventory, DBCluster.Builder cluster) {
    DBCluster now = cluster.build();
    cluster.dbSubnetGroup(Groups.subnetGroup(inventory, wanted.subnetGroup()).dbSubnetGroupName());
    cluster.dbClusterParameterGroup(
        parameterGroup(inventory, now.engine(), now.engineVersion(), wanted.parameterGroup()));
    cluster.vpcSecurityGroups(Groups.securityGroups(wanted.securityGroups()));
  }

  /** Only what is named is attached. */
  static void attachNamed(Wanted wanted, Inventory inventory, DBCluster.Builder cluster) {
    DBCluster now = cluster.build();
    if (wanted.parameterGroup() != null) {
      cluster.dbClusterParameterGroup(
          parameterGroup(inventory, now.engine(), now.engineVersion(), wanted.parameterGroup()));
    }
    if (!wanted.securityGroups().isEmpty()) {
      cluster.vpcSecurityGroups(Groups.securityGroups(wanted.securityGroups()));
    }
  }

  private static String parameterGroup(
      Inventory inventory, String engine, String version, String wanted) {
    String standard = Groups.defaultParameterGroup(engine, version);
    if (wanted == null || wanted.equals(standard)) {
      return standard;
    }
    DBClusterParameterGroup group =
        Groups.found(
            inventory.clusterParameterGroups(),
            wanted,
            RdsError.DB_CLUSTER_PARAMETER_GROUP_NOT_FOUND);
    Groups.mustFit(wanted, group.dbParameterGroupFamily(), Engine.named(engine).family(version));
    return wanted;
  }
}
