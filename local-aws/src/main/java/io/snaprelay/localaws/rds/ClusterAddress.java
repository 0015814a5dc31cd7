package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Relay;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The endpoint of a cluster: it follows the cluster's name, and is served while a member runs. What
 * it serves is the cluster's one server.
 */
final class ClusterAddress {

  private final Endpoints endpoints;
  private final Endpoints.Name server;
  private final Set<Instance> running = new HashSet<>();
  private Endpoints.Name name;
  private Relay relay;

  /**
   * @param server where the cluster's server listens
   */
  ClusterAddress(Endpoints endpoints, Endpoints.Name server) {
    this.endpoints = endpoints;
    this.server = server;
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
    serve();
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
    boolean wanted = name != null && !running.isEmpty();
    if (wanted && relay == null) {
      relay = relay(name);
    } else if (!wanted && relay != null) {
      relay.close();
      relay = null;
    }
  }
}
