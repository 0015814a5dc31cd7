package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** A snapshot of an instance or of a cluster: its state, its files, and who may use it. */
abstract class Snapshot implements RdsResource {

  static final String AVAILABLE = "available";
  static final String CREATING = "creating";
  static final String COPYING = "copying";
  static final String DELETING = "deleting";
  static final String FAILED = "failed";
  static final String MANUAL = "manual";
  static final String AUTOMATED = "automated";
  static final String EVERYBODY = "all";

  private final Place place;
  private final SnapshotKind<?> kind;
  private final WorkQueue work = new WorkQueue();
  private final Set<String> sharedWith = new TreeSet<>();
  private volatile SnapshotData data = NoServer.INSTANCE;
  private Place origin;

  Snapshot(Place place, SnapshotKind<?> kind) {
    this.place = place;
    this.origin = place;
    this.kind = kind;
  }

  @Override
  public Place place() {
    return place;
  }

  SnapshotKind<?> kind() {
    return kind;
  }

  WorkQueue work() {
    return work;
  }

  abstract String id();

  /** The name of the database that it is of. */
  abstract String databaseId();

  /** The resource id of the database that it is of. */
  abstract String databaseResourceId();

  abstract String status();

  /** Manual or automated. */
  abstract String type();

  abstract String engineName();

  /** The ARN of the key it is encrypted with, null if it is not. */
  abstract String kmsKey();

  abstract Instant created();

  abstract void showStatus(String status);

  /** Available, and all of it. */
  abstract void showComplete();

  boolean is(String status) {
    return status().equals(status);
  }

  boolean isManual() {
    return type().equals(MANUAL);
  }

  boolean isEncrypted() {
    return kmsKey() != null;
  }

  boolean isOwnedBy(Place viewer) {
    return viewer.account().equals(place.account());
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

  /** Where the snapshot that it is a copy of lies; its own place if it is no copy. */
  Place origin() {
    return origin;
  }

  void comeFrom(Place source) {
    origin = source;
  }

  boolean isFromAnotherRegion() {
    return !origin.region().equals(place.region());
  }

  void mustBeAvailable(String purpose) {
    if (!is(AVAILABLE)) {
      throw kind.invalidState(
          "Cannot %s because the snapshot %s is not currently in the available state.",
          purpose, id());
    }
  }
}
