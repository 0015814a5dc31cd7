package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotResponse;

/** DeleteDBSnapshot and DeleteDBClusterSnapshot, which cancel a copy that is under way. */
final class DeleteSnapshot {

  private final RdsContext rds;

  DeleteSnapshot(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(DeleteDbSnapshotRequest.class, Set.of("DBSnapshotIdentifier"), this::delete);
    handlers.on(
        DeleteDbClusterSnapshotRequest.class,
        Set.of("DBClusterSnapshotIdentifier"),
        this::deleteOfCluster);
  }

  private DeleteDbSnapshotResponse delete(DeleteDbSnapshotRequest request, Place place) {
    String id = Required.member("DBSnapshotIdentifier", request.dbSnapshotIdentifier());
    InstanceSnapshot snapshot = rds.world().ownSnapshot(SnapshotKind.OF_INSTANCES, place, id);
    deleteByHand(snapshot);
    return DeleteDbSnapshotResponse.builder().dbSnapshot(snapshot.shown()).build();
  }

  private DeleteDbClusterSnapshotResponse deleteOfCluster(
      DeleteDbClusterSnapshotRequest request, Place place) {
    String id =
        Required.member("DBClusterSnapshotIdentifier", request.dbClusterSnapshotIdentifier());
    ClusterSnapshot snapshot = rds.world().ownSnapshot(SnapshotKind.OF_CLUSTERS, place, id);
    deleteByHand(snapshot);
    return DeleteDbClusterSnapshotResponse.builder().dbClusterSnapshot(snapshot.shown()).build();
  }

  /** Automated snapshots of a database go with it. */
  void deleteAutomatedOf(RdsDatabase<?> database) {
    database.snapshots().shelf().apply(rds.world().at(database.place())).all().stream()
        .filter(snapshot -> !snapshot.isManual())
        .filter(snapshot -> snapshot.databaseResourceId().equals(database.resourceId()))
        .toList()
        .forEach(this::deleteAutomated);
  }

  private void deleteAutomated(Snapshot snapshot) {
    delete(
        snapshot, () -> rds.events().emit(snapshot.kind().events().automatedDeleted(), snapshot));
  }

  private void deleteByHand(Snapshot snapshot) {
    if (!snapshot.isManual()) {
      throw snapshot.kind().invalidState("Cannot delete the automated snapshot %s", snapshot.id());
    }
    boolean copying = snapshot.is(Snapshot.COPYING);
    if (!copying && !snapshot.is(Snapshot.FAILED)) {
      snapshot.mustBeAvailable("delete the snapshot");
    }
    delete(
        snapshot, copying ? () -> SnapshotCopy.canceled(rds, snapshot) : () -> deleted(snapshot));
  }

  private void delete(Snapshot snapshot, Runnable told) {
    snapshot.showStatus(Snapshot.DELETING);
    rds.transitions()
        .start(
            snapshot.work(),
            rds.durations().deleteSnapshot(),
            () -> snapshot.data().delete(),
            () -> {
              snapshot.kind().shelf().apply(rds.world().at(snapshot.place())).remove(snapshot);
              told.run();
            },
            () -> snapshot.showStatus(Snapshot.FAILED));
  }

  private void deleted(Snapshot snapshot) {
    rds.events().emit(snapshot.kind().events().manualDeleted(), snapshot);
  }
}
