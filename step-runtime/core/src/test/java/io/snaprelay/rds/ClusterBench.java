package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A gateway that is asked about the cluster {@code ledger}. */
abstract class ClusterBench extends GatewayBench {
  static final DatabaseRef LEDGER =
      new DatabaseRef(DatabaseKind.CLUSTER, OURS, "eu-west-1", "ledger");
  static final SnapshotRef TAKEN = cluster("eu-west-1", "taken");
  static final SnapshotRef COPIED = cluster("eu-central-1", "copied");

  static SnapshotRef cluster(String region, String identifier) {
    return new SnapshotRef(DatabaseKind.CLUSTER, OURS, region, identifier);
  }

  static DBCluster.Builder ledger() {
    return DBCluster.builder()
        .dbClusterIdentifier("ledger")
        .dbClusterArn(LEDGER.arn())
        .dbClusterResourceId("cluster-LEDGER")
        .status("available")
        .engine("aurora-postgresql")
        .engineVersion("16.4")
        .endpoint("ledger.cluster.example")
        .port(5432)
        .tagList(tag("team", "books"));
  }

  static DBInstance.Builder member() {
    return orders().dbClusterIdentifier("ledger").engine("aurora-postgresql");
  }

  static DBClusterSnapshot.Builder taken(SnapshotRef ref) {
    return DBClusterSnapshot.builder()
        .dbClusterSnapshotArn(ref.arn())
        .dbClusterIdentifier("ledger")
        .status("available")
        .snapshotType("manual")
        .snapshotCreateTime(TODAY)
        .percentProgress(100)
        .engine("aurora-postgresql")
        .engineVersion("16.4")
        .allocatedStorage(1);
  }
}
