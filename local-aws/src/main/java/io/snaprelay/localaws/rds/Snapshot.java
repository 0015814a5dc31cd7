package io.snaprelay.localaws.rds;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** A DB snapshot: what Describe shows of it, the files behind it, and who may use it. */
final class Snapshot {

  static final String AVAILABLE = "available";
  static final String CREATING = "creating";
  static final String COPYING = "copying";
  static final String DELETING = "deleting";
  static final String FAILED = "failed";
  static final String MANUAL = "manual";
  static final String AUTOMATED = "automated";
  static final String EVERYBODY = "all";

  private final Place place;
  private final DBInstance source;
  private final WorkQueue work = new WorkQueue();
  private final Set<String> sharedWith = new TreeSet<>();
  private DBSnapshot shown;
  private volatile SnapshotData data = NoServer.INSTANCE;

  /**
   * @param source the instance as it was when the snapshot was taken, its tags included: a restore
   *     inherits them
   */
  Snapshot(Place place, DBInstance source, DBSnapshot shown) {
    this.place = place;
    this.source = source;
    this.shown = shown;
  }

  Place place() {
    return place;
  }

  /** The source as another account may know it: without tags. */
  DBInstance sourceFor(Place viewer) {
    return isOwnedBy(viewer) ? source : source.toBuilder().tagList(List.<Tag>of()).build();
  }

  WorkQueue work() {
    return work;
  }

  DBSnapshot shown() {
    return shown;
  }

  /** Others see neither tags nor with whom it is shared. */
  DBSnapshot shownTo(Place viewer) {
    return isOwnedBy(viewer) ? shown : shown.toBuilder().tagList(List.<Tag>of()).build();
  }

  private boolean isOwnedBy(Place viewer) {
    return viewer.account().equals(place.account());
  }

  String id() {
    return shown.dbSnapshotIdentifier();
  }

  String arn() {
    return shown.dbSnapshotArn();
  }

  boolean is(String status) {
    return shown.status().equals(status);
  }

  boolean isManual() {
    return shown.snapshotType().equals(MANUAL);
  }

  boolean isEncrypted() {
    return Boolean.TRUE.equals(shown.encrypted());
  }

  void change(Consumer<DBSnapshot.Builder> change) {
    shown = shown.toBuilder().applyMutation(change).build();
  }

  Set<String> sharedWith() {
    return sharedWith;
  }

  boolean isSharedWith(String account) {
    return sharedWith.contains(account) || sharedWith.contains(EVERYBODY);
  }

  SnapshotData data() {
    return data;
  }

  void hold(SnapshotData files) {
    data = files;
  }

  void mustBeAvailable(String purpose) {
    if (!is(AVAILABLE)) {
      throw RdsError.INVALID_DB_SNAPSHOT_STATE.because(
          "Cannot %s because the snapshot %s is not currently in the available state.",
          purpose, id());
    }
  }
}
