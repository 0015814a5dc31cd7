package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.sanitize.masking.Dialects;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The key is read once for a statement, and every way of writing a table makes the same of it. */
class FoldedKeyTest {
  private static final String MASK =
      "encode(sha256(" + Dialects.POSTGRES_KEY + " || textsend(who)), 'hex')";

  private static SampleServers servers;
  private static SampleServer shop;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
    shop = servers.empty(13);
    shop.tell(
        "CREATE TABLE rewritten (id int, who text)",
        "INSERT INTO rewritten SELECT g, 'person ' || g FROM generate_series(1, 50) g",
        "CREATE TABLE refilled (id int, who text, again text GENERATED ALWAYS AS (who) STORED)",
        "INSERT INTO refilled SELECT * FROM rewritten",
        "CREATE TABLE expected AS SELECT id, encode(sha256(decode(repeat('07', 32), 'hex')"
            + " || textsend(who)), 'hex') AS who FROM rewritten");
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void aRewriteAndOutAndBackMakeTheSameOfAValue() throws Exception {
    Bench.mask(
        shop.asMaster(),
        SampleServer.SHOP,
        Bench.table("rewritten", "who", MASK),
        Bench.table("refilled", "who", MASK));

    assertEquals(shop.ask(all("expected")), shop.ask(all("rewritten")));
    assertEquals(shop.ask(all("expected")), shop.ask(all("refilled")));
  }

  @Test
  void aCopyByTwoConnectionsDoesToo() throws Exception {
    SampleServer other = servers.empty(17);
    other.tell(
        "CREATE TABLE huge AS SELECT g AS id, 'person ' || g AS who FROM generate_series(1, 50) g");

    Bench.mask(
        other.asMaster(),
        SampleServer.SHOP,
        Bench.COPYING,
        DatabaseWork.of(Bench.table("huge", "who", MASK)));

    assertEquals(shop.ask(all("expected")), other.ask(all("huge")));
  }

  @Test
  void thePlannerHasItAsAConstant() throws Exception {
    try (Workbench bench = Bench.open(servers.empty(17).asMaster(), SampleServer.SHOP)) {
      bench.run("CREATE SCHEMA snaprelay_progress");
      bench.run(FoldedKey.CREATE);
      bench.run("CREATE TABLE people (who text)");

      List<String> plan =
          bench.texts("EXPLAIN (VERBOSE) SELECT " + FoldedKey.in(MASK) + " FROM people");
      List<String> byRow = bench.texts("EXPLAIN (VERBOSE) SELECT " + MASK + " FROM people");

      assertFalse(plan.toString().contains("key()"), plan.toString());
      assertFalse(plan.toString().contains("current_setting"), plan.toString());
      assertNotEquals(plan, byRow);
    }
  }

  private static String all(String table) {
    return "SELECT string_agg(id || who, ',' ORDER BY id) FROM " + table;
  }
}
