package io.snaprelay.localaws.rds;

import java.time.Duration;

/** A copy under way, and how it ends: finished, failed or canceled. */
final class SnapshotCopy {

  private final RdsContext rds;
  private final Snapshot source;
  private final Place place;

  SnapshotCopy(RdsContext rds, Snapshot source, Place place) {
    this.rds = rds;
    this.source = source;
    this.place = place;
  }

  boolean acrossRegions() {
    return !source.place().region().equals(place.region());
  }

  boolean acrossAccounts() {
    return !source.place().account().equals(place.account());
  }

  void start(Snapshot target) {
    if (acrossRegions()) {
      rds.events()
          .emit(EventKind.REGION_COPY_STARTED, target, source.id(), source.place().region());
    } else {
      rds.events().emit(EventKind.COPY_STARTED, target, source.id(), place.region());
    }
    rds.transitions()
        .start(
            target.work(),
            rds.durations().copy(),
            () -> target.hold(source.data().copy()),
            () -> end(target),
            () -> failed(target));
  }

  static void canceled(RdsContext rds, Snapshot target) {
    String region = target.shown().sourceRegion();
    if (region != null) {
      rds.events().emit(EventKind.REGION_COPY_CANCELED, target, target.id(), region);
    } else {
      rds.events().emit(EventKind.COPY_CANCELED, target, target.id(), target.place().region());
    }
  }

  /** A copy whose source or key is gone fails (RDS User Guide, "Copying a DB snapshot"). */
  private void end(Snapshot target) {
    if (!target.is(Snapshot.COPYING)) {
      return;
    }
    String key = target.shown().kmsKeyId();
    boolean keyGone = key != null && !new Encryption(rds.keys()).opens(place, key);
    if (keyGone || !source.is(Snapshot.AVAILABLE)) {
      failed(target);
    } else {
      finished(target);
    }
  }

  private void finished(Snapshot target) {
    target.change(now -> now.status(Snapshot.AVAILABLE).percentProgress(100));
    if (acrossRegions()) {
      long minutes =
          Duration.between(target.shown().snapshotCreateTime(), rds.timeline().now()).toMinutes();
      rds.events()
          .emit(
              EventKind.REGION_COPY_FINISHED,
              target,
              source.id(),
              source.place().region(),
              minutes);
    } else {
      rds.events().emit(EventKind.COPY_FINISHED, target, source.id(), place.region());
    }
  }

  /** No event tells of it, as on AWS. */
  private static void failed(Snapshot target) {
    if (target.is(Snapshot.COPYING)) {
      target.change(now -> now.status(Snapshot.FAILED));
    }
  }
}
