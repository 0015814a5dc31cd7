package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotResponse;

/** CreateDBSnapshot, and the automated snapshot that AWS would take in the backup window. */
final class CreateSnapshot {

  private static final DateTimeFormatter AUTOMATED_NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

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
  }

  private CreateDbSnapshotResponse create(CreateDbSnapshotRequest request, Place place) {
    String id = Identifiers.snapshot("DBSnapshotIdentifier", request.dbSnapshotIdentifier());
    Instance instance =
        rds.world()
            .at(place)
            .instance(Required.member("DBInstanceIdentifier", request.dbInstanceIdentifier()));
    instance.mustBeAvailable("create a snapshot");
    Snapshot snapshot =
        taking.announce(
            instance, id, SnapshotTaking.MANUAL, SnapshotTaking.tagsFor(instance, request.tags()));
    instance.become(Instance.BACKING_UP);
    taking.begin(snapshot, instance, SnapshotTaking.MANUAL, () -> backedUp(instance));
    return CreateDbSnapshotResponse.builder().dbSnapshot(snapshot.shown()).build();
  }

  /** The daily backup, now: {@code rds:<instance>-yyyy-MM-dd-HH-mm}. */
  String automated(Place place, String instanceId) {
    Instance instance = rds.world().at(place).instance(instanceId);
    instance.mustBeAvailable("create a snapshot");
    String minute = AUTOMATED_NAME.format(rds.timeline().now());
    String id = "rds:%s-%s".formatted(instance.id(), minute);
    Snapshot snapshot =
        taking.announce(
            instance, id, SnapshotTaking.AUTOMATED, SnapshotTaking.tagsFor(instance, List.of()));
    rds.events().emit(EventKind.BACKUP_STARTED, instance);
    instance.become(Instance.BACKING_UP);
    taking.begin(
        snapshot,
        instance,
        SnapshotTaking.AUTOMATED,
        () -> {
          rds.events().emit(EventKind.BACKUP_FINISHED, instance);
          backedUp(instance);
        });
    return id;
  }

  private static void backedUp(Instance instance) {
    if (instance.is(Instance.BACKING_UP)) {
      instance.become(Instance.AVAILABLE);
    }
  }
}
