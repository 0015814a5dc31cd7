package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * A DB cluster: what Describe shows of it, one server for all its members, and the members, of
 * which the writer is one. The server listens at an address that nobody is told; the endpoints of
 * the cluster and of its members lead there, as long as there are members that run.
 */
final class Cluster extends RdsDatabase<ClusterSnapshot> {

  private final Members members = new Members();
  private final ClusterAddress address;
  private volatile DBCluster shown;

  Cluster(Place place, DBCluster shown, Endpoints endpoints) {
    super(place, DatabaseKind.CLUSTER);
    this.shown = shown;
    this.address = new ClusterAddress(endpoints, name());
  }

  /** With its members. */
  DBCluster shown() {
    return shown.toBuilder().dbClusterMembers(members.shown()).build();
  }

  void change(Consumer<DBCluster.Builder> change) {
    shown = shown.toBuilder().applyMutation(change).build();
  }

  private void changePending(Consumer<ClusterPendingModifiedValues.Builder> change) {
    ClusterPendingModifiedValues before = shown.pendingModifiedValues();
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
    return shown.dbClusterInstanceClass() != null;
  }

  /** The address that clients know. */
  Endpoints.Name publicName() {
    return Endpoints.Name.ofCluster(place(), id());
  }

  @Override
  public String arn() {
    return shown.dbClusterArn();
  }

  @Override
  public List<Tag> tags() {
    return shown.tagList();
  }

  @Override
  public void tag(List<Tag> tags) {
    change(now -> now.tagList(tags));
  }

  @Override
  String id() {
    return shown.dbClusterIdentifier();
  }

  @Override
  String resourceId() {
    return shown.dbClusterResourceId();
  }

  @Override
  String status() {
    return shown.status();
  }

  @Override
  Engine engine() {
    return Engine.named(shown.engine());
  }

  @Override
  String masterUsername() {
    return shown.masterUsername();
  }

  @Override
  MasterUserSecret masterSecret() {
    return shown.masterUserSecret();
  }

  @Override
  String pendingName() {
    ClusterPendingModifiedValues pending = shown.pendingModifiedValues();
    return pending == null ? null : pending.dbClusterIdentifier();
  }

  @Override
  boolean copiesTagsToSnapshots() {
    return Boolean.TRUE.equals(shown.copyTagsToSnapshot());
  }

  @Override
  boolean isProtected() {
    return Boolean.TRUE.equals(shown.deletionProtection());
  }

  @Override
  Endpoints.Name name() {
    return new Endpoints.Name(place(), shown.dbClusterResourceId());
  }

  @Override
  Mode mode(Inventory inventory) {
    return ClusterParameterGroups.mode(inventory, shown);
  }

  @Override
  void showStatus(String status) {
    change(now -> now.status(status));
  }

  @Override
  void showMasterSecret(MasterUserSecret secret) {
    change(now -> now.masterUserSecret(secret));
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
    String arn = place().arn(kind().arnType(), newName);
    change(now -> now.dbClusterIdentifier(newName).dbClusterArn(arn));
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
