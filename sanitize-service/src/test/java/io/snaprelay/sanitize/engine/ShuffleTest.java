package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shuffled values are all there, and none where it was. */
class ShuffleTest {
  private static final String PAY =
      "CREATE TABLE pay (id int PRIMARY KEY, salary int, grade text, was int)";

  private static final String FILL =
      "INSERT INTO pay SELECT g, CASE WHEN g % 10 > 0 THEN 1000 + g END, 'grade ' || g, 1000 + g"
          + " FROM generate_series(1, 200) g";

  private static final String RULES =
      """
      databases:
        shop:
          tables:
            pay: { keep: [id, was], columns: { salary: shuffle, grade: shuffle } }
      """;

  private static SampleServers servers;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void everyValueIsInAnotherRowAndTheEvidenceSaysThatItIsReal(int major) throws Exception {
    SampleServer shop = servers.empty(major);
    shop.tell(PAY, FILL);

    Sanitizing end = sanitize(shop, RULES);

    Sanitizing.Done done = assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertEquals("0", shop.ask("SELECT count(*) FROM pay WHERE salary = was"));
    assertEquals(
        "180, 20",
        shop.ask(
            "SELECT count(DISTINCT salary) || ', '"
                + " || count(*) FILTER (WHERE salary IS NULL AND id % 10 = 0) FROM pay"));
    assertEquals("200", shop.ask("SELECT count(DISTINCT grade) FROM pay"));
    assertTrue(
        done.residualRisks()
            .contains(
                "originals-in-masked-column, shop: pay.\"salary\": 180 of 180 masked values"
                    + " are among 180 originals: shuffled values stay real"),
        done.residualRisks().toString());
  }

  @Test
  void columnsOfARowGoToDifferentRows() throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell(PAY, FILL);

    sanitize(shop, RULES);

    assertNotEquals(
        "180", shop.ask("SELECT count(*) FROM pay WHERE grade = 'grade ' || (salary - 1000)"));
  }

  @Test
  void withAnotherKeyTheOrderIsAnother() throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell(PAY, FILL);
    SampleServer other = servers.empty(17);
    other.tell(PAY, FILL);
    byte[] key = new byte[32];
    String all = "SELECT string_agg(salary::text, ',' ORDER BY id) FROM pay";

    sanitize(shop, RULES);
    Sanitation.attempt(
        other.asMaster(),
        rules(RULES),
        MaskingKey.of(key),
        Bench.LIMITS,
        Clock.systemUTC(),
        Unasked.once());

    assertNotEquals(shop.ask(all), other.ask(all));
  }

  @Test
  void twoRowsChangeTheirValues() throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell(PAY, "INSERT INTO pay VALUES (1, 10, 'ten', 10), (2, 20, 'twenty', 20)");

    Sanitizing end = sanitize(shop, RULES);

    assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertEquals("20,10", shop.ask("SELECT string_agg(salary::text, ',' ORDER BY id) FROM pay"));
  }

  @Test
  void addressesThatAreShuffledFailAsIfTheyWereKept() throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell(PAY, FILL, "UPDATE pay SET grade = 'g' || id || '@corp-real.nl'");

    Sanitizing end = sanitize(shop, RULES);

    String failures = Bench.failures(assertInstanceOf(Sanitizing.Failed.class, end));
    assertTrue(failures.contains("kept-column-sample of shop: pay.\"grade\""), failures);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE pay (id int PRIMARY KEY, salary int, grade text UNIQUE, was int)",
        "CREATE TABLE pay (id int UNIQUE, salary int, grade text, was int)"
      })
  void aUniqueColumnAndATableWithoutKeyAreRefused(String table) throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell(table);

    assertInstanceOf(Sanitizing.Refused.class, sanitize(shop, RULES));
  }

  @Test
  void aPartitionedTableIsShuffledAcrossItsPartitions() throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell(
        PAY + " PARTITION BY RANGE (id)",
        "CREATE TABLE pay_1 PARTITION OF pay FOR VALUES FROM (1) TO (101)",
        "CREATE TABLE pay_2 PARTITION OF pay DEFAULT",
        FILL);

    Sanitizing end = sanitize(shop, RULES);

    assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertEquals("0", shop.ask("SELECT count(*) FROM pay WHERE salary = was"));
    assertNotEquals("0", shop.ask("SELECT count(*) FROM pay_1 WHERE salary > 1100"));
  }

  private static Sanitizing sanitize(SampleServer shop, String rules) {
    return Sanitation.attempt(
        shop.asMaster(), rules(rules), Bench.KEY, Bench.LIMITS, Clock.systemUTC(), Unasked.once());
  }

  private static Rules rules(String yaml) {
    return assertInstanceOf(RulesReading.Accepted.class, RulesReader.read(yaml)).rules();
  }
}
