package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeResponse;

/** Modify- and Describe...SnapshotAttribute(s) of DB snapshots and of DB cluster snapshots. */
final class SnapshotAttributes {

  private final RdsContext rds;
  private final SnapshotSharing sharing;

  SnapshotAttributes(RdsContext rds) {
    this.rds = rds;
    this.sharing = new SnapshotSharing(rds);
  }

  void register(Handlers handlers) {
    handlers.on(
        ModifyDbSnapshotAttributeRequest.class,
        Set.of("DBSnapshotIdentifier", "AttributeName", "ValuesToAdd", "ValuesToRemove"),
        this::modify);
    handlers.on(
        DescribeDbSnapshotAttributesRequest.class, Set.of("DBSnapshotIdentifier"), this::describe);
    handlers.on(
        ModifyDbClusterSnapshotAttributeRequest.class,
        Set.of("DBClusterSnapshotIdentifier", "AttributeName", "ValuesToAdd", "ValuesToRemove"),
        this::modifyOfCluster);
    handlers.on(
        DescribeDbClusterSnapshotAttributesRequest.class,
        Set.of("DBClusterSnapshotIdentifier"),
        this::describeOfCluster);
  }

  private ModifyDbSnapshotAttributeResponse modify(
      ModifyDbSnapshotAttributeRequest request, Place place) {
    InstanceSnapshot snapshot = own(place, request.dbSnapshotIdentifier());
    sharing.change(
        snapshot,
        new SnapshotSharing.Change(
            request.attributeName(), request.valuesToAdd(), request.valuesToRemove()));
    return ModifyDbSnapshotAttributeResponse.builder()
        .dbSnapshotAttributesResult(attributes(snapshot))
        .build();
  }

  private DescribeDbSnapshotAttributesResponse describe(
      DescribeDbSnapshotAttributesRequest request, Place place) {
    return DescribeDbSnapshotAttributesResponse.builder()
        .dbSnapshotAttributesResult(attributes(own(place, request.dbSnapshotIdentifier())))
        .build();
  }

  private ModifyDbClusterSnapshotAttributeResponse modifyOfCluster(
      ModifyDbClusterSnapshotAttributeRequest request, Place place) {
    ClusterSnapshot snapshot = ownOfCluster(place, request.dbClusterSnapshotIdentifier());
    sharing.change(
        snapshot,
        new SnapshotSharing.Change(
            request.attributeName(), request.valuesToAdd(), request.valuesToRemove()));
    return ModifyDbClusterSnapshotAttributeResponse.builder()
        .dbClusterSnapshotAttributesResult(attributesOfCluster(snapshot))
        .build();
  }

  private DescribeDbClusterSnapshotAttributesResponse describeOfCluster(
      DescribeDbClusterSnapshotAttributesRequest request, Place place) {
    ClusterSnapshot snapshot = ownOfCluster(place, request.dbClusterSnapshotIdentifier());
    return DescribeDbClusterSnapshotAttributesResponse.builder()
        .dbClusterSnapshotAttributesResult(attributesOfCluster(snapshot))
        .build();
  }

  private InstanceSnapshot own(Place place, String id) {
    return rds.world()
        .ownSnapshot(SnapshotKind.OF_INSTANCES, place, Required.member("DBSnapshotIdentifier", id));
  }

  private ClusterSnapshot ownOfCluster(Place place, String id) {
    return rds.world()
        .ownSnapshot(
            SnapshotKind.OF_CLUSTERS, place, Required.member("DBClusterSnapshotIdentifier", id));
  }

  private static DBSnapshotAttributesResult attributes(Snapshot snapshot) {
    DBSnapshotAttribute restore =
        DBSnapshotAttribute.builder()
            .attributeName(SnapshotSharing.RESTORE)
            .attributeValues(snapshot.sharedWith())
            .build();
    return DBSnapshotAttributesResult.builder()
        .dbSnapshotIdentifier(snapshot.id())
        .dbSnapshotAttributes(restore)
        .build();
  }

  private static DBClusterSnapshotAttributesResult attributesOfCluster(Snapshot snapshot) {
    DBClusterSnapshotAttribute restore =
        DBClusterSnapshotAttribute.builder()
            .attributeName(SnapshotSharing.RESTORE)
            .attributeValues(snapshot.sharedWith())
            .build();
    return DBClusterSnapshotAttributesResult.builder()
        .dbClusterSnapshotIdentifier(snapshot.id())
        .dbClusterSnapshotAttributes(restore)
        .build();
  }
}
