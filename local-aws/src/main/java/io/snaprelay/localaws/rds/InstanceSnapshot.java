package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** A DB snapshot, and what it remembers of its instance. */
final class InstanceSnapshot extends Snapshot {

  private final DBInstance source;
  private DBSnapshot shown;

  /**
   * @param source the instance as it was when the snapshot was taken, its tags included: a restore
   *     inherits them
   */
  InstanceSnapshot(Place place, DBInstance source, DBSnapshot shown) {
    super(place, SnapshotKind.OF_INSTANCES);
    this.source = source;
    this.shown = shown;
  }

  static InstanceSnapshot of(
      Instance instance, String id, String type, List<Tag> tags, Instant now) {
    DBInstance source = instance.shown();
    DBSnapshot shown =
        DBSnapshot.builder()
            .dbSnapshotIdentifier(id)
            .dbSnapshotArn(instance.place().arn(SnapshotKind.OF_INSTANCES.arnType(), id))
            .dbInstanceIdentifier(source.dbInstanceIdentifier())
            .dbiResourceId(source.dbiResourceId())
            .snapshotType(type)
            .status(CREATING)
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
            .snapshotCreateTime(now)
            .originalSnapshotCreateTime(now)
            .masterUsername(source.masterUsername())
            .optionGroupName(source.optionGroupMemberships().get(0).optionGroupName())
            .encrypted(Boolean.TRUE.equals(source.storageEncrypted()))
            .kmsKeyId(source.kmsKeyId())
            .iamDatabaseAuthenticationEnabled(source.iamDatabaseAuthenticationEnabled())
            .snapshotTarget("region")
            .tagList(tags)
            .build();
    return new InstanceSnapshot(instance.place(), source, shown);
  }

  /** The source as another account may know it: without tags. */
  DBInstance sourceFor(Place viewer) {
    return isOwnedBy(viewer) ? source : source.toBuilder().tagList(List.<Tag>of()).build();
  }

  DBSnapshot shown() {
    return shown;
  }

  /** Others see neither tags nor with whom it is shared. */
  DBSnapshot shownTo(Place viewer) {
    return isOwnedBy(viewer) ? shown : shown.toBuilder().tagList(List.<Tag>of()).build();
  }

  private void change(Consumer<DBSnapshot.Builder> change) {
    shown = shown.toBuilder().applyMutation(change).build();
  }

  @Override
  public String arn() {
    return shown.dbSnapshotArn();
  }

  @Override
  public List<Tag> tags() {
    return shown.tagList();
  }

  @Override
  public void tag(List<Tag> tags) {
    change(now -> now.tagList(tags));
  }

  @Override
  String id() {
    return shown.dbSnapshotIdentifier();
  }

  @Override
  String databaseId() {
    return shown.dbInstanceIdentifier();
  }

  @Override
  String databaseResourceId() {
    return shown.dbiResourceId();
  }

  @Override
  String status() {
    return shown.status();
  }

  @Override
  String type() {
    return shown.snapshotType();
  }

  @Override
  String engineName() {
    return shown.engine();
  }

  @Override
  String kmsKey() {
    return shown.kmsKeyId();
  }

  @Override
  Instant created() {
    return shown.snapshotCreateTime();
  }

  @Override
  void showStatus(String status) {
    change(now -> now.status(status));
  }

  @Override
  void showComplete() {
    change(now -> now.status(AVAILABLE).percentProgress(100));
  }
}
