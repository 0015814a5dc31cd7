package io.snaprelay.localaws.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** Takes a snapshot of an instance: by hand, automated, or the final one. */
final class SnapshotTaking {

  /**
   * What kind of snapshot is taken.
   *
   * @param type manual or automated
   */
  record Kind(String type, EventKind creating, EventKind created) {}

  static final Kind MANUAL =
      new Kind(Snapshot.MANUAL, EventKind.MANUAL_CREATING, EventKind.MANUAL_CREATED);
  static final Kind AUTOMATED =
      new Kind(Snapshot.AUTOMATED, EventKind.AUTOMATED_CREATING, EventKind.AUTOMATED_CREATED);

  private final RdsContext rds;

  SnapshotTaking(RdsContext rds) {
    this.rds = rds;
  }

  /** Takes the name. Nothing is copied yet. */
  Snapshot announce(Instance instance, String id, Kind kind, List<Tag> tags) {
    Place place = instance.place();
    if (kind == MANUAL) {
      mustBeWithinQuota(rds, place);
    }
    Snapshot snapshot = new Snapshot(place, instance.shown(), describe(instance, id, kind, tags));
    rds.world().at(place).add(snapshot);
    rds.events().emit(kind.creating(), snapshot);
    return snapshot;
  }

  /**
   * Takes the content, which is that of this moment. Whoever changes the instance's status because
   * of it does so before: {@code next}, which runs when the snapshot's fate is known, may run at
   * once.
   */
  void begin(Snapshot snapshot, Instance instance, Kind kind, Runnable next) {
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().snapshot(),
            () -> snapshot.hold(instance.server().snapshot()),
            () -> done(snapshot, kind, next),
            () -> failed(snapshot, next));
  }

  static void mustBeWithinQuota(RdsContext rds, Place place) {
    long manual = rds.world().at(place).snapshots().stream().filter(Snapshot::isManual).count();
    if (manual >= rds.quotas().manualSnapshots()) {
      throw RdsError.SNAPSHOT_QUOTA_EXCEEDED.because(
          "Cannot create more than %d manual snapshots", rds.quotas().manualSnapshots());
    }
  }

  /** Tags of the instance are copied only if the call gives none (RDS User Guide, "Tagging"). */
  static List<Tag> tagsFor(Instance instance, List<Tag> given) {
    boolean copied = Boolean.TRUE.equals(instance.shown().copyTagsToSnapshot()) && given.isEmpty();
    return copied ? instance.shown().tagList() : Tags.checked(given);
  }

  private DBSnapshot describe(Instance instance, String id, Kind kind, List<Tag> tags) {
    DBInstance source = instance.shown();
    return DBSnapshot.builder()
        .dbSnapshotIdentifier(id)
        .dbSnapshotArn(instance.place().arn("snapshot", id))
        .dbInstanceIdentifier(source.dbInstanceIdentifier())
        .dbiResourceId(source.dbiResourceId())
        .snapshotType(kind.type())
        .status(Snapshot.CREATING)
        .percentProgress(0)
        .engine(source.engine())
        .engineVersion(source.engineVersion())
        .licenseModel(source.licenseModel())
        .allocatedStorage(source.allocatedStorage())
        .storageType(source.storageType())
        .iops(source.iops())
        .port(source.endpoint() == null ? null : source.endpoint().port())
        .availabilityZone(source.availabilityZone())
        .vpcId(source.dbSubnetGroup().vpcId())
        .instanceCreateTime(source.instanceCreateTime())
        .snapshotCreateTime(rds.timeline().now())
        .originalSnapshotCreateTime(rds.timeline().now())
        .masterUsername(source.masterUsername())
        .optionGroupName(source.optionGroupMemberships().get(0).optionGroupName())
        .encrypted(Boolean.TRUE.equals(source.storageEncrypted()))
        .kmsKeyId(source.kmsKeyId())
        .iamDatabaseAuthenticationEnabled(source.iamDatabaseAuthenticationEnabled())
        .snapshotTarget("region")
        .tagList(tags)
        .build();
  }

  private void done(Snapshot snapshot, Kind kind, Runnable next) {
    snapshot.change(now -> now.status(Snapshot.AVAILABLE).percentProgress(100));
    rds.events().emit(kind.created(), snapshot);
    next.run();
  }

  private static void failed(Snapshot snapshot, Runnable next) {
    snapshot.change(now -> now.status(Snapshot.FAILED));
    next.run();
  }
}
