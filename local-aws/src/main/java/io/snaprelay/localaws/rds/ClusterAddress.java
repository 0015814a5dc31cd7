package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Relay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The endpoint of a cluster: it follows the cluster's name, and is served while the member runs
 * that writes. What it serves is the cluster's one server. Whoever is connected stays so when the
 * name moves: RDS documents no restart for that. When the writer stops, nobody does.
 */
final class ClusterAddress {

  private final Endpoints endpoints;
  private final Endpoints.Name server;
  private final Members members;
  private final Set<Instance> running = new HashSet<>();
  private final List<Relay> left = new ArrayList<>();
  private Endpoints.Name name;
  private Relay relay;

  /**
   * @param server where the cluster's server listens
   * @param members know which of them writes
   */
  ClusterAddress(Endpoints endpoints, Endpoints.Name server, Members members) {
    this.endpoints = endpoints;
    this.server = server;
    this.members = members;
  }

  /** A relay from an address to the cluster's server. */
  Relay relay(Endpoints.Name from) throws IOException {
    return Relay.listen(endpoints.port(from), () -> endpoints.port(server));
  }

  synchronized void arriveAt(Endpoints.Name newName) throws IOException {
    name = newName;
    serve();
  }

  synchronized void leave() throws IOException {
    name = null;
    if (relay != null) {
      relay.leave();
      left.add(relay);
      relay = null;
    }
  }

  synchronized void started(Instance member) throws IOException {
    running.add(member);
    serve();
  }

  synchronized void stopped(Instance member) throws IOException {
    running.remove(member);
    serve();
  }

  private void serve() throws IOException {
    if (running.stream().anyMatch(members::isWriter)) {
      open();
    } else {
      endAll();
    }
  }

  private void open() throws IOException {
    if (name != null && relay == null) {
      relay = relay(name);
    }
  }

  private void endAll() throws IOException {
    for (Relay each : left) {
      each.close();
    }
    left.clear();
    if (relay != null) {
      relay.close();
      relay = null;
    }
  }
}
