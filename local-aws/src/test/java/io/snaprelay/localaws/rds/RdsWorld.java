package io.snaprelay.localaws.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.mariadb.MariaDb;
import io.snaprelay.localaws.pg.Client;
import io.snaprelay.localaws.pg.Postgres;
import io.snaprelay.localaws.server.DatabaseClient;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.Start;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.RdsException;

/** RDS alone, behind a real port, with real clients; its neighbours are fakes. */
final class RdsWorld implements AutoCloseable {

  static final String ACCOUNT = TestServer.ACCOUNT;
  static final String OTHER = "222222222222";
  static final String HOME = "us-east-1";
  static final String AWAY = "eu-west-1";
  static final String PASSWORD = "correct-horse";

  final FakeKeys keys = new FakeKeys();
  final FakeSecrets secrets = new FakeSecrets();
  final FakeBuckets buckets = new FakeBuckets();
  final RecordedEvents events = new RecordedEvents();
  final LocalRds local;
  private final Servers postgres;
  private final Optional<Servers> mariadb;
  private final TestServer server;
  private final Map<String, RdsClient> clients = new HashMap<>();

  RdsWorld(Timeline timeline, Durations durations, Quotas quotas) {
    this(timeline, durations, quotas, MariaDb.isHere());
  }

  /**
   * @param withMariaDb false as where its binaries were not fetched
   */
  RdsWorld(Timeline timeline, Durations durations, Quotas quotas, boolean withMariaDb) {
    try {
      postgres = Postgres.open(Places.standard(), Start.AT_ONCE);
      mariadb =
          withMariaDb
              ? Optional.of(MariaDb.open(Places.standard(), Start.AT_ONCE))
              : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    local =
        new LocalRds(
            new LocalRds.Setup(
                timeline, postgres, mariadb, events, keys, secrets, buckets, durations, quotas));
    Dispatcher dispatcher = new Dispatcher();
    local.register(dispatcher);
    server = new TestServer(dispatcher);
  }

  RdsClient rds() {
    return rds(ACCOUNT, HOME);
  }

  RdsClient rds(String account, String region) {
    return clients.computeIfAbsent(
        account + region,
        unknown -> server.client(RdsClient.builder(), account, Region.of(region)));
  }

  static CreateDbInstanceRequest.Builder instance(String id, String engine) {
    return CreateDbInstanceRequest.builder()
        .dbInstanceIdentifier(id)
        .dbInstanceClass("db.t4g.micro")
        .engine(engine)
        .allocatedStorage(20)
        .masterUsername("owner")
        .masterUserPassword(PASSWORD);
  }

  DBInstance find(String id) {
    return rds().describeDBInstances(it -> it.dbInstanceIdentifier(id)).dbInstances().get(0);
  }

  String status(String id) {
    return find(id).dbInstanceStatus();
  }

  DBSnapshot snapshot(String id) {
    return snapshot(rds(), id);
  }

  static DBSnapshot snapshot(RdsClient rds, String id) {
    return rds.describeDBSnapshots(it -> it.dbSnapshotIdentifier(id)).dbSnapshots().get(0);
  }

  /** Whoever knows the endpoint and the password. */
  Client connection(String id, String password) {
    return new Client(
        find(id).endpoint().port(), find(id).masterUsername(), password, postgres.caBundle());
  }

  /** Whoever knows a port and the password of the user "owner". */
  Client client(int port, String password) {
    return new Client(port, "owner", password, postgres.caBundle());
  }

  /** Whoever knows the endpoint and the password of a MariaDB instance. */
  DatabaseClient mariaDbConnection(String id, String password) {
    DBInstance instance = find(id);
    return new io.snaprelay.localaws.mariadb.Client(
        instance.endpoint().port(), instance.masterUsername(), password, postgres.caBundle());
  }

  /** Returns when the snapshot is available. */
  void take(String instance, String snapshot) {
    rds().createDBSnapshot(it -> it.dbInstanceIdentifier(instance).dbSnapshotIdentifier(snapshot));
    awaitSnapshot(snapshot, "available");
  }

  /** Returns when the restored instance is available. */
  void restore(String id, String snapshot) {
    rds()
        .restoreDBInstanceFromDBSnapshot(
            it -> it.dbInstanceIdentifier(id).dbSnapshotIdentifier(snapshot));
    awaitInstance(id, "available");
  }

  /** Returns when the instance is available under its new name. */
  void rename(String from, String to) {
    rds()
        .modifyDBInstance(
            it -> it.dbInstanceIdentifier(from).newDBInstanceIdentifier(to).applyImmediately(true));
    await(
        () ->
            rds().describeDBInstances().dbInstances().stream()
                .anyMatch(
                    it ->
                        it.dbInstanceIdentifier().equals(to)
                            && it.dbInstanceStatus().equals("available")),
        () -> "not renamed");
  }

  /** Returns when a copy of the snapshot, under another name, is damaged. */
  void damageCopy(String snapshot, String copy, String kind, String relation) throws IOException {
    rds()
        .copyDBSnapshot(
            it -> it.sourceDBSnapshotIdentifier(snapshot).targetDBSnapshotIdentifier(copy));
    awaitSnapshot(copy, "available");
    new DamageControl(local).post(damage(copy, kind, relation));
  }

  String damage(String snapshot, String kind, String relation) {
    return """
        {"snapshot": "%s", "kind": "%s", "database": "shop", "relation": "%s"}
        """
        .formatted(snapshot(snapshot).dbSnapshotArn(), kind, relation);
  }

  void awaitInstance(String id, String status) {
    await(() -> status(id).equals(status), () -> id + " is " + status(id) + ", not " + status);
  }

  void awaitSnapshot(String id, String status) {
    await(() -> snapshot(id).status().equals(status), () -> id + " is " + snapshot(id).status());
  }

  static void await(BooleanSupplier condition, Supplier<String> otherwise) {
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, otherwise);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  static RdsException assertRefused(String code, Executable call) {
    RdsException refusal = assertThrows(RdsException.class, call);
    assertEquals(code, refusal.awsErrorDetails().errorCode(), refusal.getMessage());
    return refusal;
  }

  @Override
  public void close() {
    clients.values().forEach(RdsClient::close);
    server.close();
    postgres.close();
    mariadb.ifPresent(Servers::close);
  }
}
