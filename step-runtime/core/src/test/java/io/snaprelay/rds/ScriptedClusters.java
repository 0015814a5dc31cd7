package io.snaprelay.rds;

import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotResponse;

/** The same for clusters; what a test has not laid out is not there. */
final class ScriptedClusters extends ScriptedRds {
  DBCluster cluster;
  DBClusterSnapshot clusterSnapshot;
  DBClusterSnapshotAttribute[] attributes = {};

  @Override
  public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
    ask(request);
    return DescribeDbClustersResponse.builder().dbClusters(ofNullable(cluster)).build();
  }

  @Override
  public DescribeDbClusterSnapshotsResponse describeDBClusterSnapshots(
      DescribeDbClusterSnapshotsRequest request) {
    ask(request);
    return DescribeDbClusterSnapshotsResponse.builder()
        .dbClusterSnapshots(ofNullable(clusterSnapshot))
        .build();
  }

  @Override
  public CreateDbClusterSnapshotResponse createDBClusterSnapshot(
      CreateDbClusterSnapshotRequest request) {
    ask(request);
    return CreateDbClusterSnapshotResponse.builder().dbClusterSnapshot(clusterSnapshot).build();
  }

  @Override
  public CopyDbClusterSnapshotResponse copyDBClusterSnapshot(CopyDbClusterSnapshotRequest request) {
    ask(request);
    return CopyDbClusterSnapshotResponse.builder().dbClusterSnapshot(clusterSnapshot).build();
  }

  @Override
  public DeleteDbClusterSnapshotResponse deleteDBClusterSnapshot(
      DeleteDbClusterSnapshotRequest request) {
    ask(request);
    return DeleteDbClusterSnapshotResponse.builder().build();
  }

  @Override
  public DescribeDbClusterSnapshotAttributesResponse describeDBClusterSnapshotAttributes(
      DescribeDbClusterSnapshotAttributesRequest request) {
    ask(request);
    return DescribeDbClusterSnapshotAttributesResponse.builder()
        .dbClusterSnapshotAttributesResult(
            it -> it.dbClusterSnapshotAttributes(Arrays.asList(attributes)))
        .build();
  }

  @Override
  public ModifyDbClusterSnapshotAttributeResponse modifyDBClusterSnapshotAttribute(
      ModifyDbClusterSnapshotAttributeRequest request) {
    ask(request);
    return ModifyDbClusterSnapshotAttributeResponse.builder().build();
  }

  @Override
  public RestoreDbClusterFromSnapshotResponse restoreDBClusterFromSnapshot(
      RestoreDbClusterFromSnapshotRequest request) {
    ask(request);
    return RestoreDbClusterFromSnapshotResponse.builder().dbCluster(cluster).build();
  }

  @Override
  public CreateDbInstanceResponse createDBInstance(CreateDbInstanceRequest request) {
    ask(request);
    return CreateDbInstanceResponse.builder().dbInstance(instance).build();
  }

  @Override
  public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
    ask(request);
    return ModifyDbClusterResponse.builder().dbCluster(cluster).build();
  }

  @Override
  public DeleteDbClusterResponse deleteDBCluster(DeleteDbClusterRequest request) {
    ask(request);
    return DeleteDbClusterResponse.builder().dbCluster(cluster).build();
  }

  private static <T> List<T> ofNullable(T one) {
    return one == null ? List.of() : List.of(one);
  }
}
