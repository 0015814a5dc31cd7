package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.AWAY;
import static io.snaprelay.localaws.rds.RdsWorld.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.pg.Client;
import io.snaprelay.localaws.time.RealTimeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Parameter;

/** Real servers behind clusters and their addresses. */
class ClusterServerTest {

  private final RealTimeline timeline = new RealTimeline(0);
  private final RdsWorld world =
      new RdsWorld(timeline, Durations.all(Duration.ofMinutes(1)), Quotas.ofAws());

  @AfterEach
  void close() {
    world.close();
    timeline.close();
  }

  @Test
  void aRestoredClusterRefusesConnectionsUntilItHasAMemberAndThenHasTheRows() throws Exception {
    Client source = createdWithMember("ledger", "one");
    source.tell("shop", "CREATE TABLE t AS SELECT g AS id FROM generate_series(1, 5000) g");
    take("ledger", "s");
    source.tell("shop", "DROP TABLE t");
    RdsClient away = world.rds(ACCOUNT, AWAY);
    ClusterPlane.copy(away, snapshot(world.rds(), "s").dbClusterSnapshotArn(), "c", null);
    RdsWorld.await(() -> snapshot(away, "c").status().equals("available"), () -> "no copy");

    restore(away, "c", "back");

    Client restored = client(cluster(away, "back").port());
    SQLException refused = assertThrows(SQLException.class, () -> restored.ask("shop", "SELECT 1"));
    assertEquals("08001", refused.getSQLState());
    member(away, "first", "back");
    assertEquals("5000", restored.ask("shop", "SELECT count(*) FROM t"));
    assertTrue(restored.ask("shop", "SHOW server_version").startsWith("17."));
    assertEquals("5000", client(port(away, "first")).ask("shop", "SELECT count(*) FROM t"));
  }

  @Test
  void allAddressesLeadToOneServerAndTheLastMemberTakesTheClustersAddressAlong() throws Exception {
    Client cluster = createdWithMember("ledger", "one");
    member(world.rds(), "two", "ledger");
    Client one = client(port(world.rds(), "one"));
    Client two = client(port(world.rds(), "two"));
    assertNotEquals(one.port(), two.port());
    one.tell("shop", "CREATE TABLE t AS SELECT 1 AS id");
    assertEquals("1", two.ask("shop", "SELECT count(*) FROM t"));
    assertEquals("1", cluster.ask("shop", "SELECT count(*) FROM t"));

    remove("one");

    assertEquals("1", cluster.ask("shop", "SELECT count(*) FROM t"));
    assertThrows(SQLException.class, () -> one.ask("shop", "SELECT 1"));
    try (Connection open = two.overTls("shop")) {
      remove("two");
      assertThrows(SQLException.class, () -> cluster.ask("shop", "SELECT 1"));
      assertTrue(!open.isValid(5));
    }
    member(world.rds(), "three", "ledger");
    assertEquals("1", cluster.ask("shop", "SELECT count(*) FROM t"));
  }

  @Test
  void theEndpointBelongsToTheNameSoASwapKeepsIt() throws Exception {
    Client production = createdWithMember("ledger", "one");
    production.tell("shop", "CREATE TABLE generation AS SELECT 'old' AS name");
    take("ledger", "s");
    restore(world.rds(), "s", "candidate");
    member(world.rds(), "candidate-one", "candidate");
    client(cluster(world.rds(), "candidate").port())
        .tell("shop", "UPDATE generation SET name = 'new'");

    rename("ledger", "ledger-old");
    assertThrows(SQLException.class, () -> production.ask("shop", "SELECT 1"));
    rename("candidate", "ledger");

    assertEquals("new", production.ask("shop", "SELECT name FROM generation"));
    assertEquals(production.port(), cluster(world.rds(), "ledger").port());
    assertEquals(
        "old",
        client(cluster(world.rds(), "ledger-old").port())
            .ask("shop", "SELECT name FROM generation"));
    assertEquals(
        "old", client(port(world.rds(), "one")).ask("shop", "SELECT name FROM generation"));
  }

  @Test
  void aManagedPasswordIsInForceAtEveryAddress() throws Exception {
    Client old = createdWithMember("ledger", "one");

    world
        .rds()
        .modifyDBCluster(it -> it.dbClusterIdentifier("ledger").manageMasterUserPassword(true));
    await("ledger");

    String secret = cluster(world.rds(), "ledger").masterUserSecret().secretArn();
    String password = world.secrets.password(secret);
    assertEquals("1", world.client(old.port(), password).ask("shop", "SELECT 1"));
    assertEquals("1", world.client(port(world.rds(), "one"), password).ask("shop", "SELECT 1"));
    assertThrows(SQLException.class, () -> old.ask("shop", "SELECT 1"));
  }

  @Test
  void aRebootOfTheWriterPutsTheClustersParametersInForce() throws Exception {
    Client cluster = createdWithMember("ledger", "one");
    world
        .rds()
        .createDBClusterParameterGroup(
            it ->
                it.dbClusterParameterGroupName("open")
                    .dbParameterGroupFamily("aurora-postgresql17")
                    .description("plain connections, too"));
    world
        .rds()
        .modifyDBClusterParameterGroup(
            it ->
                it.dbClusterParameterGroupName("open")
                    .parameters(
                        Parameter.builder()
                            .parameterName("rds.force_ssl")
                            .parameterValue("0")
                            .build()));
    world
        .rds()
        .modifyDBCluster(
            it -> it.dbClusterIdentifier("ledger").dbClusterParameterGroupName("open"));
    assertThrows(SQLException.class, () -> cluster.withoutTls("shop").close());

    world.rds().rebootDBInstance(it -> it.dbInstanceIdentifier("one"));
    world.awaitInstance("one", "available");

    try (Connection plain = cluster.withoutTls("shop")) {
      assertTrue(plain.isValid(10));
    }
  }

  @Test
  void aMultiAzClusterIsPostgresAndReadyWithoutFurtherCalls() throws Exception {
    world
        .rds()
        .createDBCluster(
            ClusterPlane.cluster("ledger")
                .engine("postgres")
                .databaseName("shop")
                .dbClusterInstanceClass("db.m6gd.large")
                .allocatedStorage(100)
                .build());
    await("ledger");
    world.awaitInstance("ledger-instance-1", "available");

    assertEquals("1", client(cluster(world.rds(), "ledger").port()).ask("shop", "SELECT 1"));
  }

  private Client createdWithMember(String cluster, String member) {
    world
        .rds()
        .createDBCluster(
            ClusterPlane.cluster(cluster)
                .engine("aurora-postgresql")
                .engineVersion("17")
                .databaseName("shop")
                .build());
    await(cluster);
    member(world.rds(), member, cluster);
    return client(cluster(world.rds(), cluster).port());
  }

  private static void member(RdsClient rds, String id, String cluster) {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(id)
                .dbClusterIdentifier(cluster)
                .dbInstanceClass("db.r6g.large")
                .engine("aurora-postgresql"));
    RdsWorld.await(() -> instance(rds, id).dbInstanceStatus().equals("available"), () -> id);
  }

  private void remove(String member) {
    world.rds().deleteDBInstance(it -> it.dbInstanceIdentifier(member));
    RdsWorld.await(
        () ->
            world.rds().describeDBInstances().dbInstances().stream()
                .noneMatch(it -> it.dbInstanceIdentifier().equals(member)),
        () -> member + " stays");
  }

  private void take(String cluster, String id) {
    world
        .rds()
        .createDBClusterSnapshot(
            it -> it.dbClusterIdentifier(cluster).dbClusterSnapshotIdentifier(id));
    RdsWorld.await(() -> snapshot(world.rds(), id).status().equals("available"), () -> id);
    await(cluster);
  }

  private static void restore(RdsClient rds, String snapshot, String id) {
    rds.restoreDBClusterFromSnapshot(
        it -> it.snapshotIdentifier(snapshot).dbClusterIdentifier(id).engine("aurora-postgresql"));
    RdsWorld.await(() -> cluster(rds, id).status().equals("available"), () -> id);
  }

  private void rename(String from, String to) {
    world
        .rds()
        .modifyDBCluster(
            it -> it.dbClusterIdentifier(from).newDBClusterIdentifier(to).applyImmediately(true));
    RdsWorld.await(
        () ->
            world.rds().describeDBClusters().dbClusters().stream()
                .anyMatch(
                    it -> it.dbClusterIdentifier().equals(to) && it.status().equals("available")),
        () -> "not renamed");
  }

  private void await(String cluster) {
    RdsWorld.await(
        () -> cluster(world.rds(), cluster).status().equals("available"),
        () -> cluster(world.rds(), cluster).status());
  }

  private Client client(int port) {
    return world.client(port, PASSWORD);
  }

  private static DBCluster cluster(RdsClient rds, String id) {
    return rds.describeDBClusters(it -> it.dbClusterIdentifier(id)).dbClusters().get(0);
  }

  private static DBClusterSnapshot snapshot(RdsClient rds, String id) {
    return ClusterPlane.snapshotNamed(rds, id);
  }

  private static DBInstance instance(RdsClient rds, String id) {
    return rds.describeDBInstances(it -> it.dbInstanceIdentifier(id)).dbInstances().get(0);
  }

  private static int port(RdsClient rds, String id) {
    return instance(rds, id).endpoint().port();
  }
}
