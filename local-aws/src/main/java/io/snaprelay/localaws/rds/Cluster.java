package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * A DB cluster: what Describe shows of it, one server for all its members, and the members, of
 * which the writer is one. The server listens at an address that nobody is told; the endpoints of
 * the cluster and of its members lead there, as long as there are members that run.
 */
final class Cluster extends ShownDatabase<ClusterSnapshot, DBCluster, DBCluster.Builder> {

  private static final DatabaseFields<DBCluster, DBCluster.Builder> FIELDS =
      new DatabaseFields<>(
          DBCluster::dbClusterIdentifier,
          DBCluster::dbClusterArn,
          DBCluster::dbClusterResourceId,
          DBCluster::status,
          DBCluster::engine,
          DBCluster::masterUsername,
          DBCluster::masterUserSecret,
          DBCluster::copyTagsToSnapshot,
          DBCluster::deletionProtection,
          DBCluster::tagList,
          DBCluster.Builder::dbClusterIdentifier,
          DBCluster.Builder::dbClusterArn,
          DBCluster.Builder::status,
          DBCluster.Builder::masterUserSecret,
          DBCluster.Builder::tagList);

  private final Members members = new Members();
  private final ClusterAddress address;

  Cluster(Place place, DBCluster shown, Endpoints endpoints) {
    super(place, DatabaseKind.CLUSTER, FIELDS, shown);
    this.address = new ClusterAddress(endpoints, name(), members);
  }

  /** With its members. */
  @Override
  DBCluster shown() {
    return super.shown().toBuilder().dbClusterMembers(members.shown()).build();
  }

  private void changePending(Consumer<ClusterPendingModifiedValues.Builder> change) {
    ClusterPendingModifiedValues before = shown().pendingModifiedValues();
    ClusterPendingModifiedValues.Builder pending =
        before == null ? ClusterPendingModifiedValues.builder() : before.toBuilder();
    change(now -> now.pendingModifiedValues(pending.applyMutation(change).build()));
  }

  Members members() {
    return members;
  }

  ClusterAddress address() {
    return address;
  }

  /** A Multi-AZ DB cluster: RDS makes, sizes and deletes its instances itself. */
  boolean makesItsInstances() {
    return shown().dbClusterInstanceClass() != null;
  }

  /** The address that clients know. */
  Endpoints.Name publicName() {
    return Endpoints.Name.ofCluster(place(), id());
  }

  @Override
  int backupRetentionDays() {
    return shown().backupRetentionPeriod();
  }

  /** With the moments that can be restored. */
  DBCluster shownAt(Instant now) {
    return backups()
        .map(it -> it.window(now, backupRetentionDays()))
        .map(
            window ->
                shown().toBuilder()
                    .earliestRestorableTime(window.earliestTime())
                    .latestRestorableTime(window.latestTime())
                    .build())
        .orElseGet(this::shown);
  }

  @Override
  String pendingName() {
    ClusterPendingModifiedValues pending = shown().pendingModifiedValues();
    return pending == null ? null : pending.dbClusterIdentifier();
  }

  @Override
  Endpoints.Name name() {
    return new Endpoints.Name(place(), shown().dbClusterResourceId());
  }

  @Override
  Mode mode(Inventory inventory) {
    return ClusterParameterGroups.mode(inventory, shown());
  }

  @Override
  void showPendingPassword(String stars) {
    changePending(pending -> pending.masterUserPassword(stars));
  }

  @Override
  void showPendingName(String newName) {
    changePending(pending -> pending.dbClusterIdentifier(newName));
  }

  @Override
  void showName(String newName) {
    super.showName(newName);
    members.belongTo(newName);
  }

  @Override
  void showEndpoint(Endpoints endpoints) {
    Endpoint endpoint = endpoints.of(publicName(), engine());
    change(
        now ->
            now.endpoint(endpoint.address())
                .readerEndpoint(endpoint.address())
                .port(endpoint.port())
                .hostedZoneId(endpoint.hostedZoneId()));
  }

  @Override
  void leaveAddress() throws IOException {
    address.leave();
  }

  @Override
  void arriveAtAddress(Mode mode) throws IOException {
    address.arriveAt(publicName());
  }

  @Override
  SnapshotKind<ClusterSnapshot> snapshots() {
    return SnapshotKind.OF_CLUSTERS;
  }

  @Override
  ClusterSnapshot draft(String id, String type, List<Tag> tags, Instant now) {
    return ClusterSnapshot.of(this, id, type, tags, now);
  }
}
