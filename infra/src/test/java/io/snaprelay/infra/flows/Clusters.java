package io.snaprelay.infra.flows;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** DB clusters. */
record Clusters(RdsClient rds) implements OfKind {
  @Override
  public void createWithoutServer(String identifier, String key) {
    rds.createDBCluster(
        request ->
            request
                .dbClusterIdentifier(identifier)
                .engine("none")
                .masterUsername("owner")
                .masterUserPassword("a-password-of-nobody")
                .storageEncrypted(true)
                .kmsKeyId(key));
    Available.await(
        () ->
            rds.describeDBClusters(it -> it.dbClusterIdentifier(identifier)).dbClusters().stream()
                .map(DBCluster::status));
  }

  @Override
  public void tag(String identifier, Tag tag) {
    String arn =
        rds.describeDBClusters(it -> it.dbClusterIdentifier(identifier))
            .dbClusters()
            .get(0)
            .dbClusterArn();
    rds.addTagsToResource(it -> it.resourceName(arn).tags(tag));
  }

  @Override
  public void snapshot(String identifier, String name) {
    rds.createDBClusterSnapshot(
        it -> it.dbClusterIdentifier(identifier).dbClusterSnapshotIdentifier(name));
    Available.await(
        () ->
            rds
                .describeDBClusterSnapshots(it -> it.dbClusterSnapshotIdentifier(name))
                .dbClusterSnapshots()
                .stream()
                .map(DBClusterSnapshot::status));
  }

  @Override
  public Stream<String> names() {
    return rds.describeDBClusters().dbClusters().stream().map(DBCluster::dbClusterIdentifier);
  }

  @Override
  public Optional<String> resourceId(String identifier) {
    return rds.describeDBClusters().dbClusters().stream()
        .filter(it -> it.dbClusterIdentifier().equals(identifier))
        .map(DBCluster::dbClusterResourceId)
        .findFirst();
  }

  @Override
  public Stream<String> snapshots(String type) {
    return rds.describeDBClusterSnapshots(it -> it.snapshotType(type)).dbClusterSnapshots().stream()
        .filter(it -> it.status().equals(Available.STATUS))
        .map(DBClusterSnapshot::dbClusterSnapshotIdentifier);
  }
}
