package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Ports;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.rds.model.Endpoint;

/**
 * The endpoint belongs to the name of an instance, as a DNS name does on AWS: here it is a port of
 * localhost. Who takes over a name by a rename takes over its port.
 */
final class Endpoints {

  /** A database's name in its account and region; an instance and a cluster may share one. */
  record Name(Place place, String identifier) {

    static Name ofCluster(Place place, String id) {
      return new Name(place, "cluster:" + id);
    }
  }

  /** A port on which nobody listens (tcpmux), shown for instances without a server. */
  static final int NOBODY = 1;

  private static final String HOST = "localhost";
  private static final String HOSTED_ZONE = "ZLOCALAWS";

  private final Map<Name, Integer> ports = new ConcurrentHashMap<>();

  int port(Name name) {
    return ports.computeIfAbsent(name, unknown -> Ports.free());
  }

  Endpoint of(Name name, Engine engine) {
    int port = engine == Engine.NONE ? NOBODY : port(name);
    return Endpoint.builder().address(HOST).port(port).hostedZoneId(HOSTED_ZONE).build();
  }
}
