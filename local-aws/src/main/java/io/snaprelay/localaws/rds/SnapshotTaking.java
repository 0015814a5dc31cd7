package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.Tag;

/** Takes a snapshot of an instance or of a cluster: by hand, automated, or the final one. */
final class SnapshotTaking {

  private static final DateTimeFormatter AUTOMATED_NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

  /** What a snapshot is to hold. */
  private interface Content {
    SnapshotData taken() throws IOException;
  }

  private final RdsContext rds;

  SnapshotTaking(RdsContext rds) {
    this.rds = rds;
  }

  /** By hand: the database is backing up meanwhile. */
  <S extends Snapshot> S byHand(RdsDatabase<S> database, String id, List<Tag> given) {
    database.mustBeAvailable("create a snapshot");
    S snapshot = announce(database, id, manual(database), given);
    database.become(RdsDatabase.BACKING_UP);
    begin(
        snapshot,
        database,
        manual(database),
        () -> database.server().snapshot(),
        () -> backedUp(database));
    return snapshot;
  }

  /**
   * The daily backup, now.
   *
   * @return its identifier, {@code rds:<database>-yyyy-MM-dd-HH-mm}
   */
  <S extends Snapshot> String automated(RdsDatabase<S> database) {
    database.mustBeAvailable("create a snapshot");
    String id = "rds:%s-%s".formatted(database.id(), AUTOMATED_NAME.format(rds.timeline().now()));
    SnapshotKind.Taking taking = database.snapshots().events().automated();
    S snapshot = announce(database, id, taking, List.of());
    database.kind().backup().ifPresent(backup -> rds.events().emit(backup.started(), database));
    database.become(RdsDatabase.BACKING_UP);
    begin(
        snapshot,
        database,
        taking,
        () -> new BackupKeeping(rds).next(database),
        () -> {
          database
              .kind()
              .backup()
              .ifPresent(backup -> rds.events().emit(backup.finished(), database));
          backedUp(database);
        });
    return id;
  }

  /**
   * The last one before the database is deleted.
   *
   * @param deleting changes the database's status
   * @param next runs when the snapshot's fate is known; it may run at once
   */
  <S extends Snapshot> void last(
      RdsDatabase<S> database, String id, Runnable deleting, Consumer<Snapshot> next) {
    S snapshot = announce(database, id, manual(database), List.of());
    deleting.run();
    begin(
        snapshot,
        database,
        manual(database),
        () -> database.server().snapshot(),
        () -> next.accept(snapshot));
  }

  static void mustBeWithinQuota(RdsContext rds, SnapshotKind<?> kind, Place place) {
    int most = kind.limits().manual().applyAsInt(rds.quotas());
    if (kind.shelf().apply(rds.world().at(place)).manual() >= most) {
      throw RdsError.SNAPSHOT_QUOTA_EXCEEDED.because(
          "Cannot create more than %d manual snapshots", most);
    }
  }

  private static SnapshotKind.Taking manual(RdsDatabase<?> database) {
    return database.snapshots().events().manual();
  }

  /** Takes the name. Nothing is copied yet. */
  private <S extends Snapshot> S announce(
      RdsDatabase<S> database, String id, SnapshotKind.Taking taking, List<Tag> given) {
    SnapshotKind<S> kind = database.snapshots();
    if (taking.type().equals(Snapshot.MANUAL)) {
      mustBeWithinQuota(rds, kind, database.place());
    }
    S snapshot = database.draft(id, taking.type(), tagsFor(database, given), rds.timeline().now());
    kind.shelf().apply(rds.world().at(database.place())).add(snapshot);
    rds.events().emit(taking.creating(), snapshot);
    return snapshot;
  }

  /** Tags of the database are copied only if the call gives none (RDS User Guide, "Tagging"). */
  private static List<Tag> tagsFor(RdsDatabase<?> database, List<Tag> given) {
    boolean copied = database.copiesTagsToSnapshots() && given.isEmpty();
    return copied ? database.tags() : Tags.checked(given);
  }

  /**
   * Takes the content, which is that of this moment. Whoever changes the database's status because
   * of it does so before.
   */
  private void begin(
      Snapshot snapshot,
      RdsDatabase<?> database,
      SnapshotKind.Taking taking,
      Content content,
      Runnable next) {
    rds.transitions()
        .start(
            database.work(),
            rds.durations().snapshot(),
            () -> snapshot.hold(content.taken()),
            () -> done(snapshot, taking, next),
            () -> failed(snapshot, next));
  }

  private static void backedUp(RdsDatabase<?> database) {
    if (database.is(RdsDatabase.BACKING_UP)) {
      database.become(RdsDatabase.AVAILABLE);
    }
  }

  private void done(Snapshot snapshot, SnapshotKind.Taking taking, Runnable next) {
    snapshot.showComplete();
    rds.events().emit(taking.created(), snapshot);
    next.run();
  }

  private static void failed(Snapshot snapshot, Runnable next) {
    snapshot.showStatus(Snapshot.FAILED);
    next.run();
  }
}
