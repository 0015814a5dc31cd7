package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.AWAY;
import static io.snaprelay.localaws.rds.RdsWorld.PASSWORD;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.pg.Client;
import io.snaprelay.localaws.time.RealTimeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Parameter;

/** Real servers behind the API, as fast as the disk is. */
class RealDatabaseTest {

  private final RealTimeline timeline = new RealTimeline(0);
  private RdsWorld world;

  @BeforeEach
  void open() {
    world = new RdsWorld(timeline, Durations.all(Duration.ofMinutes(1)), Quotas.ofAws());
  }

  @AfterEach
  void close() {
    world.close();
    timeline.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"13", "17"})
  void rowsTravelThroughSnapshotCopyAndRestoreToTheSameMajorVersion(String major) throws Exception {
    Client source = created("orders", major);
    source.tell("shop", "CREATE TABLE t AS SELECT g AS id FROM generate_series(1, 5000) g");
    world.take("orders", "s");
    source.tell("shop", "DROP TABLE t");
    RdsClient away = world.rds(ACCOUNT, AWAY);
    away.copyDBSnapshot(
        it ->
            it.sourceDBSnapshotIdentifier(world.snapshot("s").dbSnapshotArn())
                .targetDBSnapshotIdentifier("c"));
    RdsWorld.await(
        () -> RdsWorld.snapshot(away, "c").status().equals("available"), () -> "no copy");
    world.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));

    away.copyDBSnapshot(it -> it.sourceDBSnapshotIdentifier("c").targetDBSnapshotIdentifier("d"));
    world.restore("back", "s");

    Client restored = world.connection("back", PASSWORD);
    assertEquals("5000", restored.ask("shop", "SELECT count(*) FROM t"));
    assertTrue(restored.ask("shop", "SHOW server_version").startsWith(major + "."));
    assertTrue(world.find("back").engineVersion().startsWith(major + "."));
  }

  @Test
  void aManagedPasswordReplacesTheOneThatCameWithTheSnapshot() throws Exception {
    Client old = created("orders", "17");

    world
        .rds()
        .modifyDBInstance(
            it ->
                it.dbInstanceIdentifier("orders")
                    .manageMasterUserPassword(true)
                    .applyImmediately(true));
    world.awaitInstance("orders", "available");

    String arn = world.find("orders").masterUserSecret().secretArn();
    Client managed = world.connection("orders", world.secrets.password(arn));
    assertEquals("1", managed.ask("shop", "SELECT 1"));
    assertThrows(SQLException.class, () -> old.ask("shop", "SELECT 1"));
  }

  @Test
  void theEndpointBelongsToTheNameSoASwapKeepsIt() throws Exception {
    created("orders", "17").tell("shop", "CREATE TABLE generation AS SELECT 'old' AS name");
    int production = world.find("orders").endpoint().port();
    world.take("orders", "s");
    world.restore("candidate", "s");
    world.connection("candidate", PASSWORD).tell("shop", "UPDATE generation SET name = 'new'");

    world.rename("orders", "orders-old");
    world.rename("candidate", "orders");

    Client client = world.connection("orders", PASSWORD);
    assertEquals(production, client.port());
    assertEquals("new", client.ask("shop", "SELECT name FROM generation"));
    assertEquals(
        "old", world.connection("orders-old", PASSWORD).ask("shop", "SELECT name FROM generation"));
  }

  @Test
  void aRenameOntoAnExistingDatabaseLosesNoRow() throws Exception {
    created("orders", "17").tell("shop", "CREATE TABLE t AS SELECT 1 AS id");
    created("other", "17");

    assertRefused("DBInstanceAlreadyExists", () -> world.rename("other", "orders"));

    assertEquals("1", world.connection("orders", PASSWORD).ask("shop", "SELECT count(*) FROM t"));
  }

  @Test
  void theParameterGroupDecidesWhetherTlsIsForced() throws Exception {
    world
        .rds()
        .createDBParameterGroup(
            it ->
                it.dbParameterGroupName("open")
                    .dbParameterGroupFamily("postgres17")
                    .description("plain connections, too"));
    world
        .rds()
        .modifyDBParameterGroup(
            it ->
                it.dbParameterGroupName("open")
                    .parameters(
                        Parameter.builder()
                            .parameterName("rds.force_ssl")
                            .parameterValue("0")
                            .build()));
    Client strict = created("strict", "17");
    world
        .rds()
        .createDBInstance(
            instance("open", "postgres")
                .engineVersion("17")
                .dbName("shop")
                .dbParameterGroupName("open")
                .build());
    world.awaitInstance("open", "available");

    assertThrows(SQLException.class, () -> strict.withoutTls("shop").close());
    try (Connection plain = world.connection("open", PASSWORD).withoutTls("shop")) {
      assertTrue(plain.isValid(10));
    }
  }

  @Test
  void theMasterChecksTheBTreesOfARestoredDatabase() throws Exception {
    created("orders", "17").tell("shop", "CREATE TABLE t (id int PRIMARY KEY)");
    world.take("orders", "s");
    world.restore("back", "s");

    world
        .connection("back", PASSWORD)
        .tell("shop", "CREATE EXTENSION amcheck", "SELECT bt_index_check('t_pkey', true)");
  }

  @Test
  void aDatabaseThatCannotBeCreatedIsFailedAndCanBeDeleted() {
    world.rds().createDBInstance(instance("orders", "postgres").dbName("template1").build());
    world.awaitInstance("orders", "failed");
    assertTrue(world.events.of("orders").contains("0278 us-east-1"));

    world.rds().deleteDBInstance(it -> it.dbInstanceIdentifier("orders").skipFinalSnapshot(true));

    RdsWorld.await(
        () -> world.rds().describeDBInstances().dbInstances().isEmpty(), () -> "still there");
  }

  private Client created(String id, String version) {
    world
        .rds()
        .createDBInstance(instance(id, "postgres").engineVersion(version).dbName("shop").build());
    world.awaitInstance(id, "available");
    return world.connection(id, PASSWORD);
  }
}
