package io.snaprelay.localaws.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Release;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

  private static final String PASSWORD = "it's a \\ secret";
  private static Servers postgres;

  @BeforeAll
  static void open() throws IOException {
    postgres = Postgres.open(Places.standard(), Start.AT_ONCE);
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void rowsOfAnyMajorVersionComeBackFromASnapshot(int major) throws Exception {
    Client source = started(major, false);
    source.tell("shop", "CREATE TABLE orders AS SELECT g AS id FROM generate_series(1, 1000) g");

    SnapshotFiles snapshot = latest.snapshot(postgres.snapshotPlace());
    source.tell("shop", "DELETE FROM orders");
    Client restored = restored(snapshot);

    assertEquals("1000", restored.ask("shop", "SELECT count(*) FROM orders"));
    assertTrue(restored.ask("shop", "SHOW server_version").startsWith(major + "."));
    assertEquals("on", restored.ask("shop", "SHOW data_checksums"));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17})
  void theMasterIsNoSuperuserAndMayCheckBTrees(int major) throws Exception {
    Client master = started(major, false);

    master.tell(
        "shop",
        "CREATE EXTENSION amcheck",
        "CREATE EXTENSION pg_stat_statements",
        "CREATE TABLE t (id int PRIMARY KEY)",
        "SELECT bt_index_check('t_pkey', true)");

    assertEquals("f", master.ask("shop", "SELECT rolsuper FROM pg_roles WHERE rolname = 'owner'"));
    assertThrows(SQLException.class, () -> master.tell("shop", "CREATE EXTENSION pageinspect"));
    assertThrows(SQLException.class, () -> master.tell("shop", "ALTER ROLE owner SUPERUSER"));
  }

  @Test
  void aServerThatForcesTlsRefusesPlainConnections() throws Exception {
    Client client = started(17, true);

    assertEquals(
        "t", client.ask("shop", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
    SQLException refusal =
        assertThrows(SQLException.class, () -> client.withoutTls("shop").close());
    assertEquals("28000", refusal.getSQLState());
  }

  @Test
  void aServerThatDoesNotForceTlsTakesBoth() throws Exception {
    started(17, false).withoutTls("shop").close();
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    Client right = started(17, false);
    Client wrong = new Client(right.port(), right.user(), "guess", right.caBundle());

    SQLException refusal = assertThrows(SQLException.class, () -> wrong.ask("shop", "SELECT 1"));

    assertEquals("28P01", refusal.getSQLState());
  }

  @Test
  void aChangedPasswordReplacesTheOldOne() throws Exception {
    Client old = started(17, false);

    latest.changePassword("owner", "new 'one'");

    assertThrows(SQLException.class, () -> old.ask("shop", "SELECT 1"));
    Client renewed = new Client(old.port(), "owner", "new 'one'", old.caBundle());
    assertEquals("1", renewed.ask("shop", "SELECT 1"));
  }

  @Test
  void aStoppedServerCanBeSnapshottedAndComesBackOnItsPort() throws Exception {
    Client client = started(17, false);
    client.tell("shop", "CREATE TABLE t AS SELECT 1 AS id");

    latest.stop();
    assertThrows(SQLException.class, () -> client.ask("shop", "SELECT 1"));
    SnapshotFiles snapshot = latest.snapshot(postgres.snapshotPlace());
    latest.start(client.port(), false);

    assertEquals("1", client.ask("shop", "SELECT count(*) FROM t"));
    assertEquals("1", restored(snapshot).ask("shop", "SELECT count(*) FROM t"));
  }

  @Test
  void aLinkedCopySharesFilesAndOutlivesItsOrigin() throws Exception {
    started(17, false).tell("shop", "CREATE TABLE t AS SELECT 1 AS id");
    SnapshotFiles origin = latest.snapshot(postgres.snapshotPlace());

    SnapshotFiles copy = origin.linkTo(postgres.snapshotPlace());
    assertEquals(inode(origin), inode(copy));
    origin.delete();

    Client restored = restored(copy);
    restored.tell("shop", "INSERT INTO t VALUES (2)");
    assertEquals("2", restored.ask("shop", "SELECT count(*) FROM t"));
    assertEquals("1", restored(copy).ask("shop", "SELECT count(*) FROM t"));
  }

  @Test
  void snapshotFilesAreReadOnly() throws Exception {
    started(17, false);

    SnapshotFiles snapshot = latest.snapshot(postgres.snapshotPlace());

    String mode = Files.getPosixFilePermissions(snapshot.folder().resolve("PG_VERSION")).toString();
    assertFalse(mode.contains("WRITE"), mode);
  }

  @Test
  void aSnapshotLeavesRecycledWalBehind() throws Exception {
    Client client = started(17, false);
    client.tell(
        "shop", "CREATE TABLE big AS SELECT g, repeat('x', 500) FROM generate_series(1, 50000) g");
    latest.asSuperuser("postgres", sql -> sql.execute("CHECKPOINT"));
    latest.asSuperuser("postgres", sql -> sql.execute("SELECT pg_switch_wal()"));
    latest.asSuperuser("postgres", sql -> sql.execute("CHECKPOINT"));

    SnapshotFiles snapshot = latest.snapshot(postgres.snapshotPlace());

    assertTrue(walFiles(snapshot.folder()) < walFiles(latest.data()), "nothing was left behind");
    assertEquals("50000", restored(snapshot).ask("shop", "SELECT count(*) FROM big"));
  }

  @Test
  void aDeletedDatabaseLeavesNeitherServerNorFiles() throws Exception {
    Client client = started(17, false);

    latest.delete();

    assertThrows(SQLException.class, () -> client.ask("shop", "SELECT 1"));
    assertFalse(Files.exists(latest.data()));
  }

  private Database latest;

  private Client started(int major, boolean forceTls) throws IOException {
    latest = postgres.create(postgres.newest(String.valueOf(major)).orElseThrow());
    int port = postgres.newPort();
    latest.start(port, forceTls);
    latest.createMaster("owner", PASSWORD, "shop");
    return new Client(port, "owner", PASSWORD, postgres.caBundle());
  }

  private static Client restored(SnapshotFiles snapshot) throws IOException {
    int port = postgres.newPort();
    postgres.restore(snapshot).start(port, false);
    return new Client(port, "owner", PASSWORD, postgres.caBundle());
  }

  private static Object inode(SnapshotFiles files) throws IOException {
    return Files.getAttribute(files.folder().resolve("PG_VERSION"), "unix:ino");
  }

  private static long walFiles(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("pg_wal"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void binariesOfSixMajorVersionsAreThere() {
    List<Integer> majors = postgres.releases().stream().map(Release::major).toList();

    assertEquals(List.of(13, 14, 15, 16, 17, 18), majors);
  }
}
