package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;
import software.amazon.awssdk.services.rds.model.Tag;

/** A DB instance: what Describe shows of it, and the server behind it. */
final class Instance extends ShownDatabase<InstanceSnapshot, DBInstance, DBInstance.Builder> {

  private static final DatabaseFields<DBInstance, DBInstance.Builder> FIELDS =
      new DatabaseFields<>(
          DBInstance::dbInstanceIdentifier,
          DBInstance::dbInstanceArn,
          DBInstance::dbiResourceId,
          DBInstance::dbInstanceStatus,
          DBInstance::engine,
          DBInstance::masterUsername,
          DBInstance::masterUserSecret,
          DBInstance::copyTagsToSnapshot,
          DBInstance::deletionProtection,
          DBInstance::tagList,
          DBInstance.Builder::dbInstanceIdentifier,
          DBInstance.Builder::dbInstanceArn,
          DBInstance.Builder::dbInstanceStatus,
          DBInstance.Builder::masterUserSecret,
          DBInstance.Builder::tagList);

  static final String REBOOTING = "rebooting";
  static final String STOPPING = "stopping";
  static final String STOPPED = "stopped";
  static final String STARTING = "starting";

  private InstanceSettings waiting = InstanceSettings.NONE;
  private Cluster cluster;

  Instance(Place place, DBInstance shown) {
    super(place, DatabaseKind.INSTANCE, FIELDS, shown);
  }

  void changePending(Consumer<PendingModifiedValues.Builder> change) {
    PendingModifiedValues before = shown().pendingModifiedValues();
    PendingModifiedValues.Builder pending =
        before == null ? PendingModifiedValues.builder() : before.toBuilder();
    change(now -> now.pendingModifiedValues(pending.applyMutation(change).build()));
  }

  /** The cluster that it is a member of. */
  Optional<Cluster> cluster() {
    return Optional.ofNullable(cluster);
  }

  void joins(Cluster itsCluster) {
    cluster = itsCluster;
  }

  void mustBeOnItsOwn(Guess refusal) {
    if (cluster != null) {
      throw refusal.with(id());
    }
  }

  /** Settings that the next reboot puts in force. */
  InstanceSettings waiting() {
    return waiting;
  }

  void waitFor(InstanceSettings settings) {
    waiting = settings;
  }

  @Override
  int backupRetentionDays() {
    return shown().backupRetentionPeriod();
  }

  /** With the newest moment that can be restored. */
  DBInstance shownAt(Instant now) {
    return backups()
        .map(it -> it.window(now, backupRetentionDays()).latestTime())
        .map(latest -> shown().toBuilder().latestRestorableTime(latest).build())
        .orElseGet(this::shown);
  }

  @Override
  String pendingName() {
    return shown().pendingModifiedValues().dbInstanceIdentifier();
  }

  @Override
  Endpoints.Name name() {
    return new Endpoints.Name(place(), id());
  }

  @Override
  Mode mode(Inventory inventory) {
    return cluster == null ? ParameterGroups.mode(inventory, shown()) : cluster.mode(inventory);
  }

  @Override
  void showPendingPassword(String stars) {
    changePending(pending -> pending.masterUserPassword(stars));
  }

  @Override
  void showPendingName(String newName) {
    changePending(pending -> pending.dbInstanceIdentifier(newName));
  }

  @Override
  void showEndpoint(Endpoints endpoints) {
    change(now -> now.endpoint(endpoints.of(name(), engine())));
  }

  @Override
  void leaveAddress() throws IOException {
    server().stop();
  }

  @Override
  void arriveAtAddress(Mode mode) throws IOException {
    server().start(name(), mode);
  }

  @Override
  SnapshotKind<InstanceSnapshot> snapshots() {
    return SnapshotKind.OF_INSTANCES;
  }

  @Override
  InstanceSnapshot draft(String id, String type, List<Tag> tags, Instant now) {
    return InstanceSnapshot.of(this, id, type, tags, now);
  }
}
