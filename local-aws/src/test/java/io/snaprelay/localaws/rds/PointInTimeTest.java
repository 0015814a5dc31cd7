package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.HOME;
import static io.snaprelay.localaws.rds.RdsWorld.PASSWORD;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.pg.Client;
import io.snaprelay.localaws.time.RealTimeline;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RestoreWindow;

/** Moments of real servers: what was committed until then is there, and nothing else. */
class PointInTimeTest {

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
  @ValueSource(strings = {"13", "18"})
  void whatWasCommittedUntilThenIsThereAndNothingElse(String version) throws Exception {
    Client source = backedUp("orders", version);
    source.tell("shop", "INSERT INTO t VALUES ('before')");
    Instant then = committedBy(source);
    source.tell("shop", "INSERT INTO t VALUES ('after')", "DROP TABLE kept");

    restore("orders", "back", then);

    Client restored = world.connection("back", PASSWORD);
    assertEquals(
        "base,before", restored.ask("shop", "SELECT string_agg(what, ',' ORDER BY what) FROM t"));
    assertEquals("0", restored.ask("shop", "SELECT count(*) FROM kept"));
    assertTrue(
        world.events.of("back").contains("0019 us-east-1"), world.events.of("back")::toString);
    assertEquals("f", restored.ask("shop", "SELECT pg_is_in_recovery()"));
  }

  @Test
  void twoMomentsOfOneDatabaseAndAMomentOfARestoredOneCanBeRestored() throws Exception {
    Client source = backedUp("orders", "17");
    Instant first = committedBy(source);
    source.tell("shop", "INSERT INTO t VALUES ('second')");
    Instant second = committedBy(source);
    source.tell("shop", "INSERT INTO t VALUES ('third')");
    restore("orders", "one", first);
    restore("orders", "two", second);
    world.local.automatedSnapshot(ACCOUNT, HOME, "two");
    world.awaitInstance("two", "available");
    Client two = world.connection("two", PASSWORD);
    two.tell("shop", "INSERT INTO t VALUES ('of its own')");
    Instant later = committedBy(two);
    two.tell("shop", "TRUNCATE t");

    restore("two", "three", later);

    assertEquals("1", world.connection("one", PASSWORD).ask("shop", "SELECT count(*) FROM t"));
    assertEquals("3", world.connection("three", PASSWORD).ask("shop", "SELECT count(*) FROM t"));
  }

  @Test
  void theLatestMomentHasEverythingThoughNothingHappenedSince() throws Exception {
    backedUp("orders", "17")
        .tell("shop", "INSERT INTO t SELECT g FROM generate_series(1, 50000) g");

    world
        .rds()
        .restoreDBInstanceToPointInTime(
            it ->
                it.sourceDBInstanceIdentifier("orders")
                    .targetDBInstanceIdentifier("back")
                    .useLatestRestorableTime(true));
    world.awaitInstance("back", "available");

    assertEquals("50001", world.connection("back", PASSWORD).ask("shop", "SELECT count(*) FROM t"));
  }

  @Test
  void aRestartInBetweenLosesNothing() throws Exception {
    backedUp("orders", "17").tell("shop", "INSERT INTO t VALUES ('before the restart')");
    world.rds().rebootDBInstance(it -> it.dbInstanceIdentifier("orders"));
    world.awaitInstance("orders", "available");
    Client source = world.connection("orders", PASSWORD);
    source.tell("shop", "INSERT INTO t VALUES ('after the restart')");
    Instant then = committedBy(source);
    source.tell("shop", "TRUNCATE t");

    restore("orders", "back", then);

    assertEquals("3", world.connection("back", PASSWORD).ask("shop", "SELECT count(*) FROM t"));
  }

  @Test
  void aMomentBeforeTheFirstBackupOrInTheFutureIsRefused() throws Exception {
    backedUp("orders", "17");
    RestoreWindow window =
        world
            .rds()
            .describeDBInstanceAutomatedBackups(it -> it.dbInstanceIdentifier("orders"))
            .dbInstanceAutomatedBackups()
            .get(0)
            .restoreWindow();

    assertFalse(window.earliestTime().isAfter(world.find("orders").latestRestorableTime()));
    assertRefused(
        "InvalidParameterValue",
        () -> restore("orders", "early", window.earliestTime().minusMillis(1)));
    assertRefused(
        "InvalidParameterValue",
        () -> restore("orders", "late", Instant.now().plus(Duration.ofHours(1))));
  }

  @Test
  void withoutAnAutomatedSnapshotThereIsNoMoment() {
    created("orders", "17");

    assertNull(world.find("orders").latestRestorableTime());
    assertRefused("PointInTimeRestoreNotEnabled", () -> restore("orders", "back", Instant.now()));
  }

  @Test
  void whoseBackupsAreSwitchedOffHasNoMomentsAnyMore() throws Exception {
    Client source = backedUp("orders", "17");
    assertEquals("1", source.ask("shop", "SELECT count(*) FROM pg_replication_slots"));

    world
        .rds()
        .modifyDBInstance(
            it ->
                it.dbInstanceIdentifier("orders").backupRetentionPeriod(0).applyImmediately(true));

    assertNull(world.find("orders").latestRestorableTime());
    assertRefused("PointInTimeRestoreNotEnabled", () -> restore("orders", "back", Instant.now()));
    RdsWorld.await(
        () -> asked(source, "SELECT count(*) FROM pg_replication_slots").equals("0"),
        () -> "the log is still kept");
  }

  @Test
  void aClusterIsRestoredToAMomentToo() throws Exception {
    world
        .rds()
        .createDBCluster(
            it ->
                it.dbClusterIdentifier("ledger")
                    .engine("aurora-postgresql")
                    .engineVersion("17")
                    .databaseName("shop")
                    .masterUsername("owner")
                    .masterUserPassword(PASSWORD));
    Client source = member("ledger", "ledger-1");
    source.tell("shop", "CREATE TABLE t AS SELECT 'base' AS what");
    world.local.automatedClusterSnapshot(ACCOUNT, HOME, "ledger");
    RdsWorld.await(() -> cluster().latestRestorableTime() != null, () -> "no backups");
    source.tell("shop", "INSERT INTO t VALUES ('before')");
    Instant then = committedBy(source);
    source.tell("shop", "INSERT INTO t VALUES ('after')");

    world
        .rds()
        .restoreDBClusterToPointInTime(
            it ->
                it.sourceDBClusterIdentifier("ledger")
                    .dbClusterIdentifier("back")
                    .restoreToTime(then));

    assertFalse(cluster().earliestRestorableTime().isAfter(then));
    assertEquals("2", member("back", "back-1").ask("shop", "SELECT count(*) FROM t"));
  }

  private DBCluster cluster() {
    return world
        .rds()
        .describeDBClusters(it -> it.dbClusterIdentifier("ledger"))
        .dbClusters()
        .get(0);
  }

  private Client member(String cluster, String member) {
    RdsWorld.await(
        () ->
            world
                .rds()
                .describeDBClusters(it -> it.dbClusterIdentifier(cluster))
                .dbClusters()
                .get(0)
                .status()
                .equals("available"),
        () -> cluster + " is not available");
    world
        .rds()
        .createDBInstance(
            it ->
                it.dbInstanceIdentifier(member)
                    .dbClusterIdentifier(cluster)
                    .engine("aurora-postgresql")
                    .dbInstanceClass("db.r6g.large"));
    world.awaitInstance(member, "available");
    return world.connection(member, PASSWORD);
  }

  /** What was told until now was committed by then; what is told later is not. */
  private static Instant committedBy(Client source) throws Exception {
    Instant then = clock(source).plusMillis(1);
    RdsWorld.await(() -> clock(source).isAfter(then), () -> "time stands still");
    return then;
  }

  private static Instant clock(Client source) {
    String millis =
        asked(source, "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint");
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private static String asked(Client source, String sql) {
    try {
      return source.ask("shop", sql);
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private void restore(String source, String target, Instant time) {
    world
        .rds()
        .restoreDBInstanceToPointInTime(
            it ->
                it.sourceDBInstanceIdentifier(source)
                    .targetDBInstanceIdentifier(target)
                    .restoreTime(time));
    RdsWorld.await(() -> !world.status(target).equals("creating"), () -> "does not start");
    world.awaitInstance(target, "available");
  }

  private Client backedUp(String id, String version) throws Exception {
    Client source = created(id, version);
    source.tell(
        "shop", "CREATE TABLE t AS SELECT 'base'::text AS what", "CREATE TABLE kept (id int)");
    world.local.automatedSnapshot(ACCOUNT, HOME, id);
    world.awaitInstance(id, "available");
    return source;
  }

  private Client created(String id, String version) {
    world
        .rds()
        .createDBInstance(instance(id, "postgres").engineVersion(version).dbName("shop").build());
    world.awaitInstance(id, "available");
    return world.connection(id, PASSWORD);
  }
}
