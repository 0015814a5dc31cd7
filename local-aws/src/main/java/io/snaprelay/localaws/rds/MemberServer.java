package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.server.Relay;
import java.io.IOException;
import java.util.Optional;

/**
 * Behind a member of a cluster: an address that leads to the cluster's server. Only the writer's
 * restart is the server's restart.
 */
final class MemberServer implements DatabaseServer {

  private final Cluster cluster;
  private final Instance member;
  private Relay relay;

  MemberServer(Cluster cluster, Instance member) {
    this.cluster = cluster;
    this.member = member;
  }

  @Override
  public synchronized void start(Endpoints.Name name, Mode mode) throws IOException {
    if (relay == null) {
      relay = cluster.address().relay(name);
      cluster.address().started(member);
    }
  }

  @Override
  public synchronized void stop() throws IOException {
    if (relay != null) {
      cluster.address().stopped(member);
      relay.close();
      relay = null;
    }
  }

  @Override
  public void restart(Endpoints.Name name, Mode mode) throws IOException {
    stop();
    if (cluster.members().isWriter(member)) {
      cluster.server().restart(cluster.name(), mode);
    }
    start(name, mode);
  }

  @Override
  public void delete() throws IOException {
    stop();
  }

  @Override
  public SnapshotData snapshot() {
    throw new UnsupportedOperationException("A member has no storage of its own");
  }

  @Override
  public Optional<ContinuousBackup> backUp() {
    throw new UnsupportedOperationException("A member has no log of its own");
  }

  @Override
  public void createMaster(String name, String password, String database) {
    throw new UnsupportedOperationException("A member has no users of its own");
  }

  @Override
  public void changePassword(String name, String password) {
    throw new UnsupportedOperationException("A member has no users of its own");
  }
}
