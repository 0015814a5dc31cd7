package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** CopyDBSnapshot: within a region, to another region, from another account. */
final class CopySnapshot {

  private final RdsContext rds;
  private final Encryption encryption;

  CopySnapshot(RdsContext rds) {
    this.rds = rds;
    this.encryption = new Encryption(rds.keys());
  }

  /** PreSignedUrl and SourceRegion matter in GovCloud only; the SDK adds them by itself. */
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
  }

  private CopyDbSnapshotResponse copy(CopyDbSnapshotRequest request, Place place) {
    String id =
        Identifiers.snapshot("TargetDBSnapshotIdentifier", request.targetDBSnapshotIdentifier());
    Snapshot source =
        rds.world()
            .snapshot(
                place,
                Required.member(
                    "SourceDBSnapshotIdentifier", request.sourceDBSnapshotIdentifier()));
    source.mustBeAvailable("copy the snapshot");
    SnapshotTaking.mustBeWithinQuota(rds, place);
    SnapshotCopy copy = new SnapshotCopy(rds, source, place);
    if (copy.acrossRegions()) {
      mustBeWithinLimit(place);
    }
    Snapshot target =
        new Snapshot(place, source.sourceFor(place), describe(request, source, place, id, copy));
    rds.world().at(place).add(target);
    copy.start(target);
    return CopyDbSnapshotResponse.builder().dbSnapshot(target.shown()).build();
  }

  private void mustBeWithinLimit(Place place) {
    long inProgress =
        rds.world().at(place).snapshots().stream()
            .filter(snapshot -> snapshot.is(Snapshot.COPYING))
            .filter(snapshot -> snapshot.shown().sourceRegion() != null)
            .count();
    if (inProgress >= rds.quotas().copiesInProgress()) {
      throw Guess.COPIES_IN_PROGRESS.with(rds.quotas().copiesInProgress());
    }
  }

  private DBSnapshot describe(
      CopyDbSnapshotRequest request, Snapshot source, Place place, String id, SnapshotCopy copy) {
    boolean foreign = copy.acrossRegions() || copy.acrossAccounts();
    String key = key(request, source, place, copy);
    return source.shown().toBuilder()
        .dbSnapshotIdentifier(id)
        .dbSnapshotArn(place.arn("snapshot", id))
        .snapshotType(Snapshot.MANUAL)
        .status(Snapshot.COPYING)
        .percentProgress(0)
        .snapshotCreateTime(rds.timeline().now())
        .sourceDBSnapshotIdentifier(foreign ? source.arn() : null)
        .sourceRegion(copy.acrossRegions() ? source.place().region() : null)
        .availabilityZone(
            copy.acrossRegions() ? place.region() + "a" : source.shown().availabilityZone())
        .optionGroupName(optionGroup(request, source, place))
        .encrypted(key != null)
        .kmsKeyId(key)
        .tagList(tags(request, source.shownTo(place)))
        .build();
  }

  /** The key of the copy, null if it is not encrypted (botocore, CopyDBSnapshot, KmsKeyId). */
  private String key(
      CopyDbSnapshotRequest request, Snapshot source, Place place, SnapshotCopy copy) {
    if (source.isEncrypted()) {
      encryption.mustOpen(place, source.shown().kmsKeyId());
    }
    if (request.kmsKeyId() != null) {
      return encryption.key(place, request.kmsKeyId());
    }
    if (source.isEncrypted() && copy.acrossRegions()) {
      throw Guess.COPY_ACROSS_REGIONS_NEEDS_KEY.with(source.id());
    }
    if (source.isEncrypted() && copy.acrossAccounts()) {
      throw Guess.COPY_OF_SHARED_NEEDS_KEY.with(source.id());
    }
    return source.shown().kmsKeyId();
  }

  private String optionGroup(CopyDbSnapshotRequest request, Snapshot source, Place place) {
    DBSnapshot shown = source.shown();
    String standard = Groups.defaultOptionGroup(shown.engine(), shown.engineVersion());
    String wanted = request.optionGroupName();
    if (wanted == null || wanted.equals(standard)) {
      return standard;
    }
    Groups.found(rds.world().at(place).optionGroups(), wanted, RdsError.OPTION_GROUP_NOT_FOUND);
    return wanted;
  }

  /** Given tags are not merged with the source's (botocore, CopyTags). */
  private static List<Tag> tags(CopyDbSnapshotRequest request, DBSnapshot source) {
    boolean copied = Boolean.TRUE.equals(request.copyTags()) && request.tags().isEmpty();
    return copied ? source.tagList() : Tags.checked(request.tags());
  }
}
