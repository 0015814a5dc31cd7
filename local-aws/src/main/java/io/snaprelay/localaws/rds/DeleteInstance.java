package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;

/** DeleteDBInstance, with or without a final snapshot. */
final class DeleteInstance {

  private static final Set<String> WITHOUT_FINAL_SNAPSHOT =
      Set.of(Instance.CREATING, Instance.FAILED);

  private final RdsContext rds;
  private final SnapshotTaking taking;
  private final MasterCredentials credentials;
  private final DeleteSnapshot deleteSnapshot;

  DeleteInstance(RdsContext rds) {
    this.rds = rds;
    this.taking = new SnapshotTaking(rds);
    this.credentials = new MasterCredentials(rds);
    this.deleteSnapshot = new DeleteSnapshot(rds);
  }

  void register(Handlers handlers) {
    handlers.on(
        DeleteDbInstanceRequest.class,
        Set.of(
            "DBInstanceIdentifier",
            "SkipFinalSnapshot",
            "FinalDBSnapshotIdentifier",
            "DeleteAutomatedBackups"),
        this::delete);
  }

  private DeleteDbInstanceResponse delete(DeleteDbInstanceRequest request, Place place) {
    Instance instance =
        rds.world()
            .at(place)
            .instance(Required.member("DBInstanceIdentifier", request.dbInstanceIdentifier()));
    mustBeDeletable(instance);
    String finalSnapshot = finalSnapshot(request, instance);
    boolean keepBackups = Boolean.FALSE.equals(request.deleteAutomatedBackups());
    if (finalSnapshot == null) {
      instance.become(Instance.DELETING);
      remove(instance, keepBackups);
    } else {
      Snapshot last =
          taking.announce(
              instance,
              finalSnapshot,
              SnapshotTaking.MANUAL,
              SnapshotTaking.tagsFor(instance, List.of()));
      instance.become(Instance.DELETING);
      taking.begin(
          last, instance, SnapshotTaking.MANUAL, () -> removeAfter(last, instance, keepBackups));
    }
    return DeleteDbInstanceResponse.builder().dbInstance(instance.shown()).build();
  }

  /** Without its final snapshot the instance stays. */
  private void removeAfter(Snapshot last, Instance instance, boolean keepBackups) {
    if (last.is(Snapshot.AVAILABLE)) {
      remove(instance, keepBackups);
    } else {
      instance.become(Instance.AVAILABLE);
    }
  }

  private static void mustBeDeletable(Instance instance) {
    if (instance.is(Instance.DELETING)) {
      throw RdsError.INVALID_DB_INSTANCE_STATE.because(
          "Instance %s is already being deleted.", instance.id());
    }
    if (Boolean.TRUE.equals(instance.shown().deletionProtection())) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          "Cannot delete protected DB Instance, please disable deletion protection and try again.");
    }
    if (instance.shown().pendingModifiedValues().dbInstanceIdentifier() != null) {
      throw RdsError.INVALID_DB_INSTANCE_STATE.because(
          "The database instance %s is being renamed", instance.id());
    }
  }

  /** The name of the final snapshot, null if none is wanted. */
  private static String finalSnapshot(DeleteDbInstanceRequest request, Instance instance) {
    boolean skip = Boolean.TRUE.equals(request.skipFinalSnapshot());
    String name = request.finalDBSnapshotIdentifier();
    if (skip == (name != null)) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          skip
              ? "FinalDBSnapshotIdentifier can not be specified when deleting without a final"
                  + " snapshot"
              : "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
    }
    if (skip) {
      return null;
    }
    if (WITHOUT_FINAL_SNAPSHOT.contains(instance.shown().dbInstanceStatus())) {
      throw RdsError.INVALID_DB_INSTANCE_STATE.because(
          "Cannot create a final snapshot because the database instance %s is %s",
          instance.id(), instance.shown().dbInstanceStatus());
    }
    return Identifiers.snapshot("FinalDBSnapshotIdentifier", name);
  }

  private void remove(Instance instance, boolean keepBackups) {
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().delete(),
            () -> instance.server().delete(),
            () -> gone(instance, keepBackups),
            () -> instance.become(Instance.FAILED));
  }

  private void gone(Instance instance, boolean keepBackups) {
    Inventory inventory = rds.world().at(instance.place());
    inventory.remove(instance);
    credentials.forget(instance);
    rds.events().emit(EventKind.INSTANCE_DELETED, instance);
    if (!keepBackups) {
      inventory.snapshots().stream()
          .filter(snapshot -> !snapshot.isManual())
          .filter(snapshot -> isOf(snapshot, instance))
          .toList()
          .forEach(deleteSnapshot::deleteAutomated);
    }
  }

  private static boolean isOf(Snapshot snapshot, Instance instance) {
    return snapshot.shown().dbiResourceId().equals(instance.shown().dbiResourceId());
  }
}
