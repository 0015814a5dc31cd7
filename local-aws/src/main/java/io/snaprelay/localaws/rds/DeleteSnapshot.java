package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotResponse;

/** DeleteDBSnapshot, which cancels a copy that is under way. */
final class DeleteSnapshot {

  private final RdsContext rds;

  DeleteSnapshot(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(DeleteDbSnapshotRequest.class, Set.of("DBSnapshotIdentifier"), this::delete);
  }

  private DeleteDbSnapshotResponse delete(DeleteDbSnapshotRequest request, Place place) {
    Snapshot snapshot =
        rds.world()
            .ownSnapshot(
                place, Required.member("DBSnapshotIdentifier", request.dbSnapshotIdentifier()));
    if (!snapshot.isManual()) {
      throw RdsError.INVALID_DB_SNAPSHOT_STATE.because(
          "Cannot delete the automated snapshot %s", snapshot.id());
    }
    boolean copying = snapshot.is(Snapshot.COPYING);
    if (!copying && !snapshot.is(Snapshot.FAILED)) {
      snapshot.mustBeAvailable("delete the snapshot");
    }
    delete(
        snapshot, copying ? () -> SnapshotCopy.canceled(rds, snapshot) : () -> deleted(snapshot));
    return DeleteDbSnapshotResponse.builder().dbSnapshot(snapshot.shown()).build();
  }

  /** Automated snapshots go with their instance. */
  void deleteAutomated(Snapshot snapshot) {
    delete(snapshot, () -> rds.events().emit(EventKind.AUTOMATED_DELETED, snapshot));
  }

  private void delete(Snapshot snapshot, Runnable told) {
    snapshot.change(now -> now.status(Snapshot.DELETING));
    rds.transitions()
        .start(
            snapshot.work(),
            rds.durations().deleteSnapshot(),
            () -> snapshot.data().delete(),
            () -> {
              rds.world().at(snapshot.place()).remove(snapshot);
              told.run();
            },
            () -> snapshot.change(now -> now.status(Snapshot.FAILED)));
  }

  private void deleted(Snapshot snapshot) {
    rds.events().emit(EventKind.MANUAL_DELETED, snapshot);
  }
}
