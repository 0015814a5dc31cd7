package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.PASSWORD;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.localaws.server.DatabaseClient;
import io.snaprelay.localaws.time.RealTimeline;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What each damage to a MariaDB snapshot looks like to whoever reads the restored database. */
@EnabledIf(
    value = "io.snaprelay.localaws.mariadb.MariaDb#isHere",
    disabledReason = "MariaDB's binaries are of Linux on x86_64")
class MariaDbDamageTest {

  private static final String SUM = "SELECT concat(count(*), ' ', sum(length(note))) FROM orders";
  private static final String WHOLE = "5000 1000000";

  private static final RealTimeline TIMELINE = new RealTimeline(0);
  private static RdsWorld world;

  @BeforeAll
  static void takeASnapshot() throws SQLException {
    world = new RdsWorld(TIMELINE, Durations.all(Duration.ZERO), Quotas.ofAws());
    world.rds().createDBInstance(instance("orders", "mariadb").dbName("shop").build());
    world.awaitInstance("orders", "available");
    DatabaseClient source = world.mariaDbConnection("orders", PASSWORD);
    source.tell(
        "shop",
        "CREATE TABLE orders (id int PRIMARY KEY, note varchar(500), KEY by_note (note(10)))",
        "INSERT INTO orders SELECT seq, repeat('x', 200) FROM seq_1_to_5000",
        "CREATE TABLE empty (id int PRIMARY KEY)");
    world.take("orders", "s");
  }

  @AfterAll
  static void close() {
    world.close();
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
    world.damageCopy("s", "beside", "heap-page", "orders");

    assertEquals(WHOLE, world.mariaDbConnection("orders", PASSWORD).ask("shop", SUM));
    assertEquals(WHOLE, restored("from-original", "s").ask("shop", SUM));
  }

  @Test
  void whatCannotBeDamagedIsRefused() {
    assertThrows(IOException.class, () -> world.damageCopy("s", "copy-1", "index", "orders"));
    assertThrows(IOException.class, () -> world.damageCopy("s", "copy-2", "heap-page", "absent"));
    assertThrows(IOException.class, () -> world.damageCopy("s", "copy-3", "heap-page", "empty"));
    assertThrows(IOException.class, () -> world.damageCopy("s", "copy-4", "rows-lost", "empty"));
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
    world.damageCopy("s", "copy-" + kind, kind, "shop.orders");
    return restored("restored-" + kind, "copy-" + kind);
  }

  private static DatabaseClient restored(String id, String snapshot) {
    world.restore(id, snapshot);
    return world.mariaDbConnection(id, PASSWORD);
  }
}
