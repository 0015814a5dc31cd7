package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * What a DB instance and a DB cluster have in common: a name that may change, a resource id that
 * does not, a status, tags, a master user, and a server.
 *
 * @param <S> its snapshots
 */
abstract class RdsDatabase<S extends Snapshot> implements RdsResource {

  static final String AVAILABLE = "available";
  static final String CREATING = "creating";
  static final String BACKING_UP = "backing-up";
  static final String MODIFYING = "modifying";
  static final String RENAMING = "renaming";
  static final String RESETTING_CREDENTIALS = "resetting-master-credentials";
  static final String DELETING = "deleting";
  static final String FAILED = "failed";

  private final Place place;
  private final DatabaseKind kind;
  private final WorkQueue work = new WorkQueue();
  private volatile DatabaseServer server = NoServer.INSTANCE;
  private volatile Backups backups;

  RdsDatabase(Place place, DatabaseKind kind) {
    this.place = place;
    this.kind = kind;
  }

  @Override
  public Place place() {
    return place;
  }

  DatabaseKind kind() {
    return kind;
  }

  WorkQueue work() {
    return work;
  }

  DatabaseServer server() {
    return server;
  }

  void serveBy(DatabaseServer realServer) {
    server = realServer;
  }

  /** Its automated backups, once the first one was taken. */
  Optional<Backups> backups() {
    return Optional.ofNullable(backups);
  }

  /** Null ends them. */
  void keep(Backups newBackups) {
    backups = newBackups;
  }

  abstract int backupRetentionDays();

  abstract String id();

  /** What stays through renames. */
  abstract String resourceId();

  abstract String status();

  abstract Engine engine();

  abstract String masterUsername();

  /** The secret in which RDS keeps the master password, null if the password is the caller's. */
  abstract MasterUserSecret masterSecret();

  /** The name that a rename under way leads to, null if there is none. */
  abstract String pendingName();

  abstract boolean copiesTagsToSnapshots();

  abstract boolean isProtected();

  /** The address that its server listens at. */
  abstract Endpoints.Name name();

  /** How its server is to be started now. */
  abstract Mode mode(Inventory inventory);

  abstract void showStatus(String status);

  abstract void showMasterSecret(MasterUserSecret secret);

  /** Null ends it. */
  abstract void showPendingPassword(String stars);

  /** Null ends it. */
  abstract void showPendingName(String newName);

  abstract void showName(String newName);

  abstract void showEndpoint(Endpoints endpoints);

  /** Nobody answers at the old name's address any more. */
  abstract void leaveAddress() throws IOException;

  /** The address of the name is served. */
  abstract void arriveAtAddress(Mode mode) throws IOException;

  /** What its snapshots are called and how they are refused. */
  abstract SnapshotKind<S> snapshots();

  /**
   * A snapshot of its present description, without content.
   *
   * @param type manual or automated
   */
  abstract S draft(String id, String type, List<Tag> tags, Instant now);

  boolean is(String status) {
    return status().equals(status);
  }

  /** From {@code deleting} nothing leads back, whatever was still under way. */
  void become(String status) {
    if (is(DELETING) && !status.equals(FAILED)) {
      return;
    }
    showStatus(status);
  }

  /** What a call needs that changes the database or copies it. */
  void mustBeAvailable(String purpose) {
    if (!is(AVAILABLE)) {
      throw kind.invalidState(
          "Cannot %s because the %s %s is not currently in the available state.",
          purpose, kind.noun(), id());
    }
  }

  void mustNotBeRenaming() {
    if (pendingName() != null) {
      throw kind.invalidState("The %s %s is being renamed", kind.noun(), id());
    }
  }
}
