package io.snaprelay.localaws.rds;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * A copy of a snapshot: what has to hold before it begins, and how it ends: finished, failed or
 * canceled. Only copies of DB snapshots are told of by events.
 */
final class SnapshotCopy<S extends Snapshot> {

  private final RdsContext rds;
  private final S source;
  private final Place place;
  private final Encryption encryption;

  /**
   * A copy of an available snapshot into a place, where it has to be within the quotas.
   *
   * @param source its name or ARN
   */
  SnapshotCopy(RdsContext rds, SnapshotKind<S> kind, String source, Place place) {
    this.rds = rds;
    this.place = place;
    this.encryption = new Encryption(rds.keys());
    this.source = rds.world().snapshot(kind, place, source);
    this.source.mustBeAvailable("copy the snapshot");
    SnapshotTaking.mustBeWithinQuota(rds, kind, place);
    if (acrossRegions()) {
      mustBeWithinLimit(kind);
    }
  }

  S source() {
    return source;
  }

  boolean acrossRegions() {
    return !source.place().region().equals(place.region());
  }

  boolean acrossAccounts() {
    return !source.place().account().equals(place.account());
  }

  boolean isForeign() {
    return acrossRegions() || acrossAccounts();
  }

  private void mustBeWithinLimit(SnapshotKind<S> kind) {
    int most = kind.limits().copies().applyAsInt(rds.quotas());
    long inProgress =
        kind.shelf().apply(rds.world().at(place)).all().stream()
            .filter(snapshot -> snapshot.is(Snapshot.COPYING))
            .filter(Snapshot::isFromAnotherRegion)
            .count();
    if (inProgress >= most) {
      throw Guess.COPIES_IN_PROGRESS.with(most);
    }
  }

  /**
   * The key of the copy, null if it is not encrypted (botocore, CopyDBSnapshot and
   * CopyDBClusterSnapshot, KmsKeyId).
   */
  String key(String wanted) {
    if (source.isEncrypted()) {
      encryption.mustOpen(place, source.kmsKey());
    }
    if (wanted != null && !source.isEncrypted() && source.kind().rekeysOnly()) {
      throw Guess.NO_KEY_FOR_AN_UNENCRYPTED_CLUSTER_SNAPSHOT.with(source.id());
    }
    if (wanted != null) {
      return encryption.key(place, wanted);
    }
    if (source.isEncrypted() && acrossRegions()) {
      throw Guess.COPY_ACROSS_REGIONS_NEEDS_KEY.with(source.id());
    }
    if (source.isEncrypted() && acrossAccounts()) {
      throw Guess.COPY_OF_SHARED_NEEDS_KEY.with(source.id());
    }
    return source.kmsKey();
  }

  /** Given tags are not merged with the source's, which others do not see (botocore, CopyTags). */
  List<Tag> tags(Boolean copyTags, List<Tag> given) {
    boolean copied = Boolean.TRUE.equals(copyTags) && given.isEmpty();
    List<Tag> known = source.isOwnedBy(place) ? source.tags() : List.of();
    return copied ? known : Tags.checked(given);
  }

  /** Takes the target's name and begins. */
  void start(S target, SnapshotKind<S> kind) {
    target.comeFrom(source.place());
    kind.shelf().apply(rds.world().at(place)).add(target);
    tell(EventKind.REGION_COPY_STARTED, EventKind.COPY_STARTED, target);
    rds.transitions()
        .start(
            target.work(),
            rds.durations().copy(),
            () -> target.hold(source.data().copy()),
            () -> end(target),
            () -> failed(target));
  }

  /** What is told of a copy that was deleted before its end. */
  static void canceled(RdsContext rds, Snapshot target) {
    if (target.kind().tellsOfCopies()) {
      EventKind event =
          target.isFromAnotherRegion() ? EventKind.REGION_COPY_CANCELED : EventKind.COPY_CANCELED;
      rds.events().emit(event, target, target.id(), target.origin().region());
    }
  }

  /** A copy whose source or key is gone fails (RDS User Guide, "Copying a DB snapshot"). */
  private void end(Snapshot target) {
    if (!target.is(Snapshot.COPYING)) {
      return;
    }
    boolean keyGone = target.isEncrypted() && !encryption.opens(place, target.kmsKey());
    if (keyGone || !source.is(Snapshot.AVAILABLE)) {
      failed(target);
    } else {
      target.showComplete();
      tell(EventKind.REGION_COPY_FINISHED, EventKind.COPY_FINISHED, target);
    }
  }

  private void tell(EventKind acrossRegions, EventKind within, Snapshot target) {
    if (target.kind().tellsOfCopies()) {
      EventKind event = acrossRegions() ? acrossRegions : within;
      long minutes = Duration.between(target.created(), rds.timeline().now()).toMinutes();
      rds.events().emit(event, target, source.id(), source.place().region(), minutes);
    }
  }

  /** No event tells of it, as on AWS. */
  private static void failed(Snapshot target) {
    if (target.is(Snapshot.COPYING)) {
      target.showStatus(Snapshot.FAILED);
    }
  }
}
