package io.snaprelay.restore.cutover;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client at every endpoint that a database has: its own, the one that reads, its instances'. */
final class Load implements AutoCloseable {
  /** The endpoint that every database has. */
  static final String OWN = "endpoint";

  private static final int MANY = 20;

  private final Map<String, Client> clients = new LinkedHashMap<>();
  private final RdsGateway rds;
  private final Duration dns;

  /**
   * @param dns how long until a name answers for its new database
   */
  Load(RdsGateway rds, Duration dns, Estate estate, String name) {
    this.rds = rds;
    this.dns = dns;
    DatabaseRef database = estate.named(name);
    begin(OWN, database, endpoint(database), true);
    estate.readers(name).forEach(it -> begin("reader endpoint", database, it, false));
    estate
        .instances(name)
        .forEach(it -> begin("instance " + it.identifier(), it, endpoint(it), false));
    areServed();
  }

  private DatabaseState.Endpoint endpoint(DatabaseRef ref) {
    return rds.database(ref).flatMap(DatabaseState::endpoint).orElseThrow();
  }

  private void begin(String what, DatabaseRef name, DatabaseState.Endpoint at, boolean writes) {
    SlowDns slow = new SlowDns(rds, name, dns);
    clients.put(what, new Client(slow::resolves, at.host(), at.port(), writes));
  }

  /** Until all have been served again, many times. */
  void areServed() {
    for (Client each : clients.values()) {
      long enough = each.beats() + MANY;
      Waiting.until(() -> each.beats() > enough);
    }
  }

  /** The time that each was not served so far. */
  Map<String, Duration> without() {
    Map<String, Duration> without = new LinkedHashMap<>();
    clients.forEach((what, client) -> without.put(what, client.withoutEndpoint()));
    return without;
  }

  @Override
  public void close() {
    clients.values().forEach(Client::close);
  }
}
