package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.PASSWORD;
import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.pg.Client;
import io.snaprelay.localaws.time.RealTimeline;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each damage is found by its own way of reading, and by no other. */
class DamageTest {

  private static final String SUM = "SELECT count(*) || ' ' || sum(length(note)) FROM orders";
  private static final String CHECK = "SELECT bt_index_check('orders_pkey', %s)";

  private static final RealTimeline TIMELINE = new RealTimeline(0);
  private static RdsWorld world;
  private static String whole;

  @BeforeAll
  static void takeASnapshot() throws SQLException {
    world = new RdsWorld(TIMELINE, Durations.all(Duration.ZERO), Quotas.ofAws());
    world.rds().createDBInstance(instance("orders", "postgres").dbName("shop").build());
    world.awaitInstance("orders", "available");
    Client source = world.connection("orders", PASSWORD);
    source.tell(
        "shop",
        "CREATE EXTENSION amcheck",
        "CREATE TABLE orders (id int PRIMARY KEY, note text)",
        "INSERT INTO orders SELECT g, repeat('x', 200) FROM generate_series(1, 5000) g");
    whole = source.ask("shop", SUM);
    world.take("orders", "s");
  }

  @AfterAll
  static void close() {
    world.close();
    TIMELINE.close();
  }

  @Test
  void aDamagedHeapPageFailsWhenItIsRead() throws Exception {
    Client restored = restoredAfter("heap-page");

    SQLException failure = assertThrows(SQLException.class, () -> restored.ask("shop", SUM));

    assertEquals("XX001", failure.getSQLState());
    restored.ask("shop", CHECK.formatted("false"));
  }

  @Test
  void anIndexThatLacksEntriesIsFoundByHeapallindexedOnly() throws Exception {
    Client restored = restoredAfter("index");

    assertEquals(whole, restored.ask("shop", SUM));
    restored.ask("shop", CHECK.formatted("false"));
    assertThrows(SQLException.class, () -> restored.ask("shop", CHECK.formatted("true")));
  }

  @Test
  void lostRowsAreFoundByCountingOnly() throws Exception {
    Client restored = restoredAfter("rows-lost");

    assertTrue(!whole.equals(restored.ask("shop", SUM)), "no row is missing");
    restored.ask("shop", CHECK.formatted("true"));
  }

  @Test
  void theInstanceAndOtherCopiesStayWhole() throws Exception {
    world.damageCopy("s", "beside", "rows-lost", "public.orders");

    assertEquals(whole, world.connection("orders", PASSWORD).ask("shop", SUM));
    assertEquals(whole, restored("from-original", "s").ask("shop", SUM));
  }

  @Test
  void damageToWhatIsNotThereIsRefused() {
    DamageControl control = new DamageControl(world.local);

    assertThrows(IllegalArgumentException.class, () -> control.post("{"));
    assertThrows(IllegalArgumentException.class, () -> control.post("{\"kind\": \"index\"}"));
    assertThrows(
        IllegalArgumentException.class, () -> control.post(world.damage("s", "rust", "orders")));
    assertThrows(IOException.class, () -> control.post(world.damage("s", "index", "absent")));
  }

  private static Client restoredAfter(String kind) throws IOException {
    world.damageCopy("s", "copy-" + kind, kind, "public.orders");
    return restored("restored-" + kind, "copy-" + kind);
  }

  private static Client restored(String id, String snapshot) {
    world.restore(id, snapshot);
    return world.connection(id, PASSWORD);
  }
}
