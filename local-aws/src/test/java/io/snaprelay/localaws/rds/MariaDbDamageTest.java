package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.PASSWORD;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.localaws.mariadb.MariaDb;
import io.snaprelay.localaws.server.DatabaseClient;
import io.snaprelay.localaws.time.RealTimeline;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each damage to a MariaDB snapshot looks like to whoever reads the restored database. */
class MariaDbDamageTest {

  private static final String SUM = "SELECT concat(count(*), ' ', sum(length(note))) FROM orders";
  private static final String WHOLE = "5000 1000000";

  private static final RealTimeline TIMELINE = new RealTimeline(0);
  private static RdsWorld world;

  @BeforeAll
  static void takeASnapshot() throws SQLException {
    assumeTrue(MariaDb.isHere(), "MariaDB's binaries are of Linux on x86_64");
    world = new RdsWorld(TIMELINE, Durations.all(Duration.ZERO), Quotas.ofAws());
    world.rds().createDBInstance(instance("orders", "mariadb").dbName("shop").build());
    world.awaitInstance("orders", "available");
    DatabaseClient source = world.mariaDbConnection("orders", PASSWORD);
    source.tell(
        "shop",
        "CREATE TABLE orders (id int PRIMARY KEY, note varchar(500), KEY by_note (note(10)))",
        "INSERT INTO orders SELECT seq, repeat('x', 200) FROM seq_1_to_5000",
        "CREATE TABLE empty (id int PRIMARY KEY)");
    world.rds().createDBSnapshot(it -> it.dbInstanceIdentifier("orders").dbSnapshotIdentifier("s"));
    world.awaitSnapshot("s", "available");
  }

  @AfterAll
  static void close() {
    if (world != null) {
      world.close();
    }
    TIMELINE.close();
  }

  @Test
  void aDamagedPageFailsWhenItIsRead() throws Exception {
    DatabaseClient restored = restoredAfter("heap-page");

    assertThrows(SQLException.class, () -> restored.ask("shop", SUM));
    assertEquals("1", restored.ask("shop", "SELECT id FROM orders ORDER BY id LIMIT 1"));
    assertEquals("0", restored.ask("shop", "SELECT count(*) FROM empty"));
  }

  @Test
  void lostRowsAreFoundByCountingOnly() throws Exception {
    DatabaseClient restored = restoredAfter("rows-lost");

    assertEquals("4949 989800", restored.ask("shop", SUM));
    assertEquals("OK", check(restored));
  }

  @Test
  void theOriginalStaysWhole() throws Exception {
    damagedCopy("heap-page", "beside", "orders");

    assertEquals(WHOLE, world.mariaDbConnection("orders", PASSWORD).ask("shop", SUM));
    assertEquals(WHOLE, restored("from-original", "s").ask("shop", SUM));
  }

  @Test
  void whatCannotBeDamagedIsRefused() {
    assertThrows(IOException.class, () -> damagedCopy("index", "copy-1", "orders"));
    assertThrows(IOException.class, () -> damagedCopy("heap-page", "copy-2", "absent"));
    assertThrows(IOException.class, () -> damagedCopy("heap-page", "copy-3", "empty"));
    assertThrows(IOException.class, () -> damagedCopy("rows-lost", "copy-4", "empty"));
  }

  private static String check(DatabaseClient client) throws SQLException {
    try (var connection = client.overTls("shop");
        var statement = connection.createStatement();
        var result = statement.executeQuery("CHECK TABLE orders EXTENDED")) {
      result.next();
      return result.getString("Msg_text");
    }
  }

  private static DatabaseClient restoredAfter(String kind) throws IOException {
    damagedCopy(kind, "copy-" + kind, "orders");
    return restored("restored-" + kind, "copy-" + kind);
  }

  private static void damagedCopy(String kind, String id, String table) throws IOException {
    world
        .rds()
        .copyDBSnapshot(it -> it.sourceDBSnapshotIdentifier("s").targetDBSnapshotIdentifier(id));
    world.awaitSnapshot(id, "available");
    new DamageControl(world.local)
        .post(
            """
            {"snapshot": "%s", "kind": "%s", "database": "shop", "relation": "%s"}
            """
                .formatted(world.snapshot(id).dbSnapshotArn(), kind, table));
  }

  private static DatabaseClient restored(String id, String snapshot) {
    world
        .rds()
        .restoreDBInstanceFromDBSnapshot(
            it -> it.dbInstanceIdentifier(id).dbSnapshotIdentifier(snapshot));
    world.awaitInstance(id, "available");
    return world.mariaDbConnection(id, PASSWORD);
  }
}
