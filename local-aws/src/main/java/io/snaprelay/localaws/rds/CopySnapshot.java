package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/**
 * CopyDBSnapshot and CopyDBClusterSnapshot: within a region, to another region, from another
 * account. PreSignedUrl and SourceRegion matter in GovCloud only; the SDK adds them by itself.
 */
final class CopySnapshot {

  private final RdsContext rds;

  CopySnapshot(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        CopyDbSnapshotRequest.class,
        Set.of(
            "SourceDBSnapshotIdentifier",
            "TargetDBSnapshotIdentifier",
            "KmsKeyId",
            "CopyTags",
            "Tags",
            "OptionGroupName",
            "PreSignedUrl",
            "SourceRegion"),
        this::copy);
    handlers.on(
        CopyDbClusterSnapshotRequest.class,
        Set.of(
            "SourceDBClusterSnapshotIdentifier",
            "TargetDBClusterSnapshotIdentifier",
            "KmsKeyId",
            "CopyTags",
            "Tags",
            "PreSignedUrl",
            "SourceRegion"),
        this::copyOfCluster);
  }

  private CopyDbSnapshotResponse copy(CopyDbSnapshotRequest request, Place place) {
    String id =
        SnapshotKind.OF_INSTANCES.checked(
            "TargetDBSnapshotIdentifier", request.targetDBSnapshotIdentifier());
    String named =
        Required.member("SourceDBSnapshotIdentifier", request.sourceDBSnapshotIdentifier());
    SnapshotCopy<InstanceSnapshot> copy =
        new SnapshotCopy<>(rds, SnapshotKind.OF_INSTANCES, named, place);
    InstanceSnapshot source = copy.source();
    InstanceSnapshot target =
        new InstanceSnapshot(place, source.sourceFor(place), described(request, id, place, copy));
    copy.start(target, SnapshotKind.OF_INSTANCES);
    return CopyDbSnapshotResponse.builder().dbSnapshot(target.shown()).build();
  }

  private DBSnapshot described(
      CopyDbSnapshotRequest request, String id, Place place, SnapshotCopy<InstanceSnapshot> copy) {
    InstanceSnapshot source = copy.source();
    String key = copy.key(request.kmsKeyId());
    return source.shown().toBuilder()
        .dbSnapshotIdentifier(id)
        .dbSnapshotArn(place.arn(SnapshotKind.OF_INSTANCES.arnType(), id))
        .snapshotType(Snapshot.MANUAL)
        .status(Snapshot.COPYING)
        .percentProgress(0)
        .snapshotCreateTime(rds.timeline().now())
        .sourceDBSnapshotIdentifier(copy.isForeign() ? source.arn() : null)
        .sourceRegion(copy.acrossRegions() ? source.place().region() : null)
        .availabilityZone(
            copy.acrossRegions() ? place.region() + "a" : source.shown().availabilityZone())
        .optionGroupName(optionGroup(request, source, place))
        .encrypted(key != null)
        .kmsKeyId(key)
        .tagList(copy.tags(request.copyTags(), request.tags()))
        .build();
  }

  private String optionGroup(CopyDbSnapshotRequest request, InstanceSnapshot source, Place place) {
    DBSnapshot shown = source.shown();
    String standard = Groups.defaultOptionGroup(shown.engine(), shown.engineVersion());
    String wanted = request.optionGroupName();
    if (wanted == null || wanted.equals(standard)) {
      return standard;
    }
    Groups.found(rds.world().at(place).optionGroups(), wanted, RdsError.OPTION_GROUP_NOT_FOUND);
    return wanted;
  }

  private CopyDbClusterSnapshotResponse copyOfCluster(
      CopyDbClusterSnapshotRequest request, Place place) {
    String id =
        SnapshotKind.OF_CLUSTERS.checked(
            "TargetDBClusterSnapshotIdentifier", request.targetDBClusterSnapshotIdentifier());
    String named =
        Required.member(
            "SourceDBClusterSnapshotIdentifier", request.sourceDBClusterSnapshotIdentifier());
    SnapshotCopy<ClusterSnapshot> copy =
        new SnapshotCopy<>(rds, SnapshotKind.OF_CLUSTERS, named, place);
    ClusterSnapshot source = copy.source();
    String key = copy.key(request.kmsKeyId());
    DBClusterSnapshot described =
        source.shown().toBuilder()
            .dbClusterSnapshotIdentifier(id)
            .dbClusterSnapshotArn(place.arn(SnapshotKind.OF_CLUSTERS.arnType(), id))
            .snapshotType(Snapshot.MANUAL)
            .status(Snapshot.COPYING)
            .percentProgress(0)
            .snapshotCreateTime(rds.timeline().now())
            .sourceDBClusterSnapshotArn(source.arn())
            .storageEncrypted(key != null)
            .kmsKeyId(key)
            .tagList(copy.tags(request.copyTags(), request.tags()))
            .build();
    ClusterSnapshot target = new ClusterSnapshot(place, source.sourceFor(place), described);
    copy.start(target, SnapshotKind.OF_CLUSTERS);
    return CopyDbClusterSnapshotResponse.builder().dbClusterSnapshot(target.shown()).build();
  }
}
