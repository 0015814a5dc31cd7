package io.snaprelay.localaws.rds;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

/** Clusters without servers, in which every operation lasts a minute of a clock that tests move. */
final class ClusterPlane implements AutoCloseable {

  final ControlPlane plane;

  ClusterPlane(Quotas quotas) {
    plane = new ControlPlane(quotas);
  }

  RdsClient rds() {
    return plane.rds();
  }

  RdsWorld world() {
    return plane.world;
  }

  void aMinuteLater() {
    plane.aMinuteLater();
  }

  static CreateDbClusterRequest.Builder cluster(String id) {
    return CreateDbClusterRequest.builder()
        .dbClusterIdentifier(id)
        .engine("none")
        .masterUsername("owner")
        .masterUserPassword(RdsWorld.PASSWORD);
  }

  /** An available cluster without members. */
  void cluster(String id, String key) {
    rds().createDBCluster(cluster(id).storageEncrypted(key != null).kmsKeyId(key).build());
    aMinuteLater();
  }

  void member(String id, String cluster) {
    member(id, cluster, 1);
  }

  void member(String id, String cluster, int tier) {
    rds()
        .createDBInstance(
            it ->
                it.dbInstanceIdentifier(id)
                    .dbClusterIdentifier(cluster)
                    .dbInstanceClass("db.r6g.large")
                    .engine("none")
                    .promotionTier(tier));
    aMinuteLater();
  }

  /** An available snapshot of a new cluster {@code ledger}; returns its ARN. */
  String snapshot(String id, String key) {
    cluster("ledger", key);
    rds()
        .createDBClusterSnapshot(
            it ->
                it.dbClusterIdentifier("ledger")
                    .dbClusterSnapshotIdentifier(id)
                    .tags(ControlPlane.tag("a", "b")));
    aMinuteLater();
    return snapshotNamed(id).dbClusterSnapshotArn();
  }

  DBCluster find(String id) {
    return rds().describeDBClusters(it -> it.dbClusterIdentifier(id)).dbClusters().get(0);
  }

  DBClusterSnapshot snapshotNamed(String id) {
    return snapshotNamed(rds(), id);
  }

  static DBClusterSnapshot snapshotNamed(RdsClient rds, String id) {
    return rds.describeDBClusterSnapshots(it -> it.dbClusterSnapshotIdentifier(id))
        .dbClusterSnapshots()
        .get(0);
  }

  static void copy(RdsClient rds, String source, String target, String key) {
    rds.copyDBClusterSnapshot(
        CopyDbClusterSnapshotRequest.builder()
            .sourceDBClusterSnapshotIdentifier(source)
            .targetDBClusterSnapshotIdentifier(target)
            .kmsKeyId(key)
            .build());
  }

  static void restore(RdsClient rds, String snapshot, String id) {
    rds.restoreDBClusterFromSnapshot(
        it -> it.snapshotIdentifier(snapshot).dbClusterIdentifier(id).engine("none"));
  }

  void share(String snapshot, String... accounts) {
    rds()
        .modifyDBClusterSnapshotAttribute(
            it ->
                it.dbClusterSnapshotIdentifier(snapshot)
                    .attributeName("restore")
                    .valuesToAdd(accounts));
  }

  void rename(String from, String to) {
    rds()
        .modifyDBCluster(
            it -> it.dbClusterIdentifier(from).newDBClusterIdentifier(to).applyImmediately(true));
  }

  void delete(String id) {
    rds().deleteDBCluster(it -> it.dbClusterIdentifier(id).skipFinalSnapshot(true));
  }

  @Override
  public void close() {
    plane.close();
  }
}
