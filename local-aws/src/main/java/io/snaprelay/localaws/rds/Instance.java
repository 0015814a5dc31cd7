package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** A DB instance: what Describe shows of it, and the server behind it. */
final class Instance {

  static final String AVAILABLE = "available";
  static final String CREATING = "creating";
  static final String BACKING_UP = "backing-up";
  static final String MODIFYING = "modifying";
  static final String REBOOTING = "rebooting";
  static final String RENAMING = "renaming";
  static final String RESETTING_CREDENTIALS = "resetting-master-credentials";
  static final String DELETING = "deleting";
  static final String STOPPING = "stopping";
  static final String STOPPED = "stopped";
  static final String STARTING = "starting";
  static final String FAILED = "failed";

  private final Place place;
  private final WorkQueue work = new WorkQueue();
  private volatile DBInstance shown;
  private InstanceSettings waiting = InstanceSettings.NONE;
  private volatile DatabaseServer server = NoServer.INSTANCE;

  Instance(Place place, DBInstance shown) {
    this.place = place;
    this.shown = shown;
  }

  Place place() {
    return place;
  }

  WorkQueue work() {
    return work;
  }

  DBInstance shown() {
    return shown;
  }

  String id() {
    return shown.dbInstanceIdentifier();
  }

  String arn() {
    return shown.dbInstanceArn();
  }

  Endpoints.Name name() {
    return new Endpoints.Name(place, id());
  }

  Engine engine() {
    return Engine.named(shown.engine());
  }

  Instant created() {
    return shown.instanceCreateTime();
  }

  boolean is(String status) {
    return shown.dbInstanceStatus().equals(status);
  }

  /** From {@code deleting} nothing leads back, whatever was still under way. */
  void become(String status) {
    if (is(DELETING) && !status.equals(FAILED)) {
      return;
    }
    change(now -> now.dbInstanceStatus(status));
  }

  void change(Consumer<DBInstance.Builder> change) {
    shown = shown.toBuilder().applyMutation(change).build();
  }

  void changePending(Consumer<PendingModifiedValues.Builder> change) {
    PendingModifiedValues before = shown.pendingModifiedValues();
    PendingModifiedValues.Builder pending =
        before == null ? PendingModifiedValues.builder() : before.toBuilder();
    change(now -> now.pendingModifiedValues(pending.applyMutation(change).build()));
  }

  /** Settings that the next reboot puts in force. */
  InstanceSettings waiting() {
    return waiting;
  }

  void waitFor(InstanceSettings settings) {
    waiting = settings;
  }

  DatabaseServer server() {
    return server;
  }

  void serveBy(DatabaseServer realServer) {
    server = realServer;
  }

  /** What a call needs that changes the instance or copies it. */
  void mustBeAvailable(String purpose) {
    if (!is(AVAILABLE)) {
      throw RdsError.INVALID_DB_INSTANCE_STATE.because(
          "Cannot %s because the database instance %s is not currently in the available state.",
          purpose, id());
    }
  }
}
