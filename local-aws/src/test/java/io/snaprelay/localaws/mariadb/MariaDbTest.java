package io.snaprelay.localaws.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.DatabaseClient;
import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.SnapshotFiles;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "io.snaprelay.localaws.mariadb.MariaDb#isHere",
    disabledReason = "MariaDB's binaries are of Linux on x86_64")
class MariaDbTest {

  private static final String PASSWORD = "it's a \\ {secret}";
  private static final Mode QUIET = new Mode(false, false);
  private static final Mode LOGGING = new Mode(false, true);

  private static final int ACCESS_DENIED = 1045;
  private static final int NO_TLS = 3159;
  private static final int MISSING_PRIVILEGE = 1227;

  private static Servers mariadb;

  private Database latest;

  @BeforeAll
  static void open() throws IOException {
    mariadb = MariaDb.open(Places.standard(), Start.AT_ONCE);
  }

  @AfterAll
  static void close() {
    mariadb.close();
  }

  @Test
  void rowsComeBackFromASnapshotOfARunningServer() throws Exception {
    DatabaseClient source = started(LOGGING);
    source.tell("shop", "CREATE TABLE orders AS SELECT seq AS id FROM seq_1_to_1000");

    SnapshotFiles snapshot = latest.snapshot(mariadb.snapshotPlace());
    source.tell("shop", "DELETE FROM orders");
    DatabaseClient restored = restored(snapshot, LOGGING);

    assertEquals("1000", restored.ask("shop", "SELECT count(*) FROM orders"));
    assertEquals("0", source.ask("shop", "SELECT count(*) FROM orders"));
    assertTrue(restored.ask("shop", "SELECT version()").startsWith("11.4.5-"));
  }

  @Test
  void theOnlyUsersAreTheMasterAndThoseOfRds() throws Exception {
    DatabaseClient master = started(QUIET);

    assertEquals(
        "mariadb.sys@localhost owner@% rdsadmin@localhost",
        master.ask(
            "mysql",
            "SELECT group_concat(user, '@', host ORDER BY user SEPARATOR ' ') FROM global_priv"));
    assertEquals("owner@%", master.ask("shop", "SELECT current_user()"));
  }

  @Test
  void theMasterIsNoSuperuser() throws Exception {
    DatabaseClient master = started(QUIET);

    for (String forbidden :
        List.of(
            "SET GLOBAL innodb_buffer_pool_size = 1",
            "PURGE BINARY LOGS BEFORE now()",
            "SHUTDOWN",
            "SET SESSION sql_log_bin = 0")) {
      SQLException refusal =
          assertThrows(SQLException.class, () -> master.tell("shop", forbidden), forbidden);
      assertEquals(MISSING_PRIVILEGE, refusal.getErrorCode(), forbidden);
    }
    SQLException file =
        assertThrows(
            SQLException.class, () -> master.ask("shop", "SELECT 1 INTO OUTFILE '/tmp/x'"));
    assertEquals(ACCESS_DENIED, file.getErrorCode());
  }

  @Test
  void theMasterGivesAwayWhatTheyHave() throws Exception {
    DatabaseClient master = started(QUIET);

    master.tell(
        "shop",
        "CREATE USER reader@'%' IDENTIFIED BY 'open sesame'",
        "CREATE TABLE t (id int PRIMARY KEY)",
        "GRANT SELECT ON shop.* TO reader@'%'");

    Client reader = new Client(master.port(), "reader", "open sesame", mariadb.caBundle());
    assertEquals("0", reader.ask("shop", "SELECT count(*) FROM t"));
    assertThrows(SQLException.class, () -> reader.tell("shop", "INSERT INTO t VALUES (1)"));
    assertThrows(SQLException.class, () -> master.tell("shop", "GRANT SUPER ON *.* TO reader@'%'"));
  }

  @Test
  void aServerThatForcesTlsRefusesPlainConnections() throws Exception {
    DatabaseClient client = started(new Mode(true, false));

    assertEquals(
        "TLSv1.3",
        client.ask(
            "shop",
            "SELECT variable_value FROM information_schema.session_status"
                + " WHERE variable_name = 'Ssl_version'"));
    SQLException refusal =
        assertThrows(SQLException.class, () -> client.withoutTls("shop").close());
    assertEquals(NO_TLS, refusal.getErrorCode(), refusal.getMessage());
  }

  @Test
  void aServerThatDoesNotForceTlsTakesBoth() throws Exception {
    started(QUIET).withoutTls("shop").close();
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    Client wrong = new Client(started(QUIET).port(), "owner", "guess", mariadb.caBundle());

    SQLException refusal = assertThrows(SQLException.class, () -> wrong.ask("shop", "SELECT 1"));

    assertEquals(ACCESS_DENIED, refusal.getErrorCode());
  }

  @Test
  void aChangedPasswordReplacesTheOldOne() throws Exception {
    DatabaseClient old = started(QUIET);

    latest.changePassword("owner", "new 'one' \\");

    assertThrows(SQLException.class, () -> old.ask("shop", "SELECT 1"));
    Client renewed = new Client(old.port(), "owner", "new 'one' \\", mariadb.caBundle());
    assertEquals("1", renewed.ask("shop", "SELECT 1"));
  }

  @Test
  void aStoppedServerCanBeSnapshottedAndComesBackOnItsPort() throws Exception {
    DatabaseClient client = started(QUIET);
    client.tell("shop", "CREATE TABLE t AS SELECT 1 AS id");

    latest.stop();
    assertThrows(SQLException.class, () -> client.ask("shop", "SELECT 1"));
    SnapshotFiles snapshot = latest.snapshot(mariadb.snapshotPlace());
    latest.start(client.port(), QUIET);

    assertEquals("1", client.ask("shop", "SELECT count(*) FROM t"));
    assertEquals("1", restored(snapshot, QUIET).ask("shop", "SELECT count(*) FROM t"));
  }

  @Test
  void aSnapshotHoldsTheBinaryLogAndNoTemporaryTables() throws Exception {
    started(LOGGING).tell("shop", "CREATE TABLE t AS SELECT 1 AS id");

    Path files = latest.snapshot(mariadb.snapshotPlace()).folder();

    assertFalse(Files.exists(files.resolve("ibtmp1")));
    assertTrue(Files.exists(latest.data().resolve("ibtmp1")));
    assertEquals(2, binaryLogs(files));
  }

  @Test
  void whereRetentionIsZeroThereIsNoBinaryLogAnyMore() throws Exception {
    DatabaseClient source = started(LOGGING);
    source.tell("shop", "CREATE TABLE t AS SELECT 1 AS id");
    SnapshotFiles snapshot = latest.snapshot(mariadb.snapshotPlace());

    DatabaseClient restored = restored(snapshot, QUIET);

    assertEquals("1", source.ask("shop", "SELECT @@log_bin"));
    assertEquals("0", restored.ask("shop", "SELECT @@log_bin"));
    assertEquals("1", restored.ask("shop", "SELECT count(*) FROM t"));
    assertEquals(0, binaryLogs(latest.data()));
  }

  @Test
  void nobodyListensOnASocketFile() throws Exception {
    assertEquals("", started(QUIET).ask("shop", "SELECT @@socket"));
  }

  @Test
  void aDeletedDatabaseLeavesNeitherServerNorFiles() throws Exception {
    DatabaseClient client = started(QUIET);

    latest.delete();

    assertThrows(SQLException.class, () -> client.ask("shop", "SELECT 1"));
    assertFalse(Files.exists(latest.data().getParent()));
  }

  private DatabaseClient started(Mode mode) throws IOException {
    latest = mariadb.create(mariadb.newest("11.4").orElseThrow());
    int port = mariadb.newPort();
    latest.start(port, mode);
    latest.createMaster("owner", PASSWORD, "shop");
    return new Client(port, "owner", PASSWORD, mariadb.caBundle());
  }

  private DatabaseClient restored(SnapshotFiles snapshot, Mode mode) throws IOException {
    int port = mariadb.newPort();
    latest = mariadb.restore(snapshot);
    latest.start(port, mode);
    return new Client(port, "owner", PASSWORD, mariadb.caBundle());
  }

  private static long binaryLogs(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("mysql-bin-changelog."))
          .filter(name -> !name.endsWith(".idx"))
          .count();
    }
  }
}
