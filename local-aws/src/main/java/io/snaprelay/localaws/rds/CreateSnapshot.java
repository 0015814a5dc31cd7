package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotResponse;

/** CreateDBSnapshot and CreateDBClusterSnapshot. */
final class CreateSnapshot {

  private final RdsContext rds;
  private final SnapshotTaking taking;

  CreateSnapshot(RdsContext rds) {
    this.rds = rds;
    this.taking = new SnapshotTaking(rds);
  }

  void register(Handlers handlers) {
    handlers.on(
        CreateDbSnapshotRequest.class,
        Set.of("DBSnapshotIdentifier", "DBInstanceIdentifier", "Tags"),
        this::create);
    handlers.on(
        CreateDbClusterSnapshotRequest.class,
        Set.of("DBClusterSnapshotIdentifier", "DBClusterIdentifier", "Tags"),
        this::createOfCluster);
  }

  private CreateDbSnapshotResponse create(CreateDbSnapshotRequest request, Place place) {
    String id =
        SnapshotKind.OF_INSTANCES.checked("DBSnapshotIdentifier", request.dbSnapshotIdentifier());
    Instance instance =
        rds.world()
            .at(place)
            .instances()
            .get(Required.member("DBInstanceIdentifier", request.dbInstanceIdentifier()));
    instance.mustBeOnItsOwn(Guess.SNAPSHOT_OF_A_MEMBER);
    return CreateDbSnapshotResponse.builder()
        .dbSnapshot(taking.byHand(instance, id, request.tags()).shown())
        .build();
  }

  private CreateDbClusterSnapshotResponse createOfCluster(
      CreateDbClusterSnapshotRequest request, Place place) {
    String id =
        SnapshotKind.OF_CLUSTERS.checked(
            "DBClusterSnapshotIdentifier", request.dbClusterSnapshotIdentifier());
    Cluster cluster =
        rds.world()
            .at(place)
            .clusters()
            .get(Required.member("DBClusterIdentifier", request.dbClusterIdentifier()));
    return CreateDbClusterSnapshotResponse.builder()
        .dbClusterSnapshot(taking.byHand(cluster, id, request.tags()).shown())
        .build();
  }
}
