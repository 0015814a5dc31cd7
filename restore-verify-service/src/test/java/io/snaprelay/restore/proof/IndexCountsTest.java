package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Verify.Mode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counting the entries of an index tells, on a real server. */
class IndexCountsTest {
  private static final Effort NOTHING_IS_SMALL = new Effort(2, 1_000_000, 0);

  private static SampleServers servers;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void aKeyThatStandsTwiceIsFoundInTheOrderOfTheIndexWhateverThatIs() throws Exception {
    SampleServer shop = servers.shop(18);
    shop.tell(
        "CREATE TABLE codes (a text, b int)",
        "INSERT INTO codes VALUES ('x', 1), ('x', 2), ('x', 2), ('y', NULL), ('y', NULL)",
        "CREATE INDEX codes_key ON codes (a COLLATE \"C\" DESC NULLS LAST, b)");
    shop.tellAsSuperuser(
        "UPDATE pg_index SET indisunique = true WHERE indexrelid = 'codes_key'::regclass");

    Proving.Proven proven = Attempts.proven(shop.asMaster(), 18);

    assertEquals(
        "1 keys stand more than once", seen("unique-keys", "shop: public.codes.codes_key", proven));
    assertEquals("5 rows in codes_key", seen("rows-in-index", "shop: public.codes", proven));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17, 18})
  void anIndexOverAnExpressionThatLacksRowsIsFoundWithoutLookingUpAny(int major) throws Exception {
    SampleServer shop = servers.shop(major);
    shop.tell(
        "CREATE TABLE people (id int NOT NULL, name text)",
        "INSERT INTO people SELECT g, 'Person ' || nullif(g % 3, 0) FROM generate_series(1, 900) g",
        "CREATE INDEX people_name ON people (id, lower(name))",
        "DELETE FROM people WHERE id > 800");
    String index = "'people_name'::regclass";
    shop.tellAsSuperuser("UPDATE pg_index SET indisready = false WHERE indexrelid = " + index);
    shop.tell("INSERT INTO people VALUES (901, 'unindexed'), (902, NULL)");
    shop.tellAsSuperuser("UPDATE pg_index SET indisready = true WHERE indexrelid = " + index);

    Proving.Proven proven = proven(shop, major, Mode.STANDARD, NOTHING_IS_SMALL);

    assertEquals(
        "index people_name has 800 rows, the table has 802",
        seen("rows-in-index", "shop: public.people", proven));
    assertEquals(Set.of("rows-in-index"), names(Attempts.failures(proven)));
  }

  @Test
  void deadRowsThatAPreparedTransactionKeepsAreNotTakenForLostOnes() throws Exception {
    SampleServer shop =
        servers.restore(
            servers.snapshot(servers.shop(17)),
            Map.of("postgresql.auto.conf", IndexCountsTest::allowPreparedTransactions));
    shop.tell(
        "CREATE INDEX orders_note ON orders (lower(note))",
        "BEGIN; INSERT INTO documents VALUES (999, '{}'); PREPARE TRANSACTION 'open'",
        "DELETE FROM orders WHERE id > 19000");

    Proving.Proven proven = proven(shop, 17, Mode.STANDARD, NOTHING_IS_SMALL);

    assertEquals(List.of(), Attempts.failures(proven));
    assertEquals(
        Status.SKIPPED,
        ConsistencyTest.one("index-entries", "shop: public.orders_note on orders", proven)
            .status());
  }

  @Test
  void whatIsNotLookedUpInABigTableIsSkippedByName() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell("CREATE INDEX orders_even ON orders (note) WHERE id % 2 = 0");

    Proving.Proven proven = proven(shop, 17, Mode.STANDARD, NOTHING_IS_SMALL);

    String index = "shop: public.orders_even on orders";
    assertEquals(Status.SKIPPED, ConsistencyTest.one("index-entries", index, proven).status());
    assertEquals("in order", ConsistencyTest.one("amcheck-btree", index, proven).seen());
    for (Proving.Proven thorough :
        List.of(
            proven(shop, 17, Mode.STANDARD, Effort.USUAL),
            proven(shop, 17, Mode.DEEP, NOTHING_IS_SMALL))) {
      assertTrue(
          ConsistencyTest.one("amcheck-btree", index, thorough).seen().contains("every row"));
      assertTrue(thorough.results().stream().noneMatch(r -> r.name().equals("index-entries")));
    }
  }

  private static Proving.Proven proven(SampleServer shop, int major, Mode mode, Effort effort) {
    ProofSubject subject = Attempts.in(mode, Attempts.subject(major));
    return (Proving.Proven)
        Proof.attempt(shop.asMaster(), new PostgresChecks(), subject, effort, Attempts.CLOCK);
  }

  private static void allowPreparedTransactions(RandomAccessFile settings) throws IOException {
    settings.seek(settings.length());
    settings.writeBytes("max_prepared_transactions = 5\n");
  }

  private static Set<String> names(List<CheckResult> results) {
    return results.stream().map(CheckResult::name).collect(Collectors.toSet());
  }

  private static String seen(String name, String subject, Proving.Proven proven) {
    return ConsistencyTest.one(name, subject, proven).seen();
  }
}
