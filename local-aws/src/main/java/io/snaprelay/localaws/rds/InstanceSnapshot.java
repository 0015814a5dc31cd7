package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** A DB snapshot, and what it remembers of its instance. */
final class InstanceSnapshot extends ShownSnapshot<DBSnapshot, DBSnapshot.Builder> {

  private static final SnapshotFields<DBSnapshot, DBSnapshot.Builder> FIELDS =
      new SnapshotFields<>(
          DBSnapshot::dbSnapshotIdentifier,
          DBSnapshot::dbSnapshotArn,
          DBSnapshot::dbInstanceIdentifier,
          DBSnapshot::dbiResourceId,
          DBSnapshot::status,
          DBSnapshot::snapshotType,
          DBSnapshot::engine,
          DBSnapshot::kmsKeyId,
          DBSnapshot::snapshotCreateTime,
          DBSnapshot::tagList,
          DBSnapshot.Builder::status,
          DBSnapshot.Builder::percentProgress,
          DBSnapshot.Builder::tagList);

  private final DBInstance source;

  /**
   * @param source the instance as it was when the snapshot was taken, its tags included: a restore
   *     inherits them
   */
  InstanceSnapshot(Place place, DBInstance source, DBSnapshot shown) {
    super(place, SnapshotKind.OF_INSTANCES, FIELDS, shown);
    this.source = source;
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
}
