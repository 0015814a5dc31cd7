package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever ends in the middle of a copy is gone on from, and nothing is done that was not meant. */
class CopyGoesOnTest {
  private static final String FIGURE =
      "SELECT md5(string_agg(huge::text, ',' ORDER BY id)) FROM huge";

  private static final String UNDONE =
      "SELECT count(*) FROM snaprelay_progress.step WHERE NOT done AND phase = ";

  /** Looks at the clock until an attempt is over: after each in turn, whatever it was at. */
  private static final int[] STOPS = {3, 8, 5, 13};

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
  void manyInterruptedAttemptsComeToWhatOneDoes() throws Exception {
    SampleServer once = huge();
    SampleServer often = huge();
    String definitions = People.definitions(often);
    Sanitizing first = Huge.attempt(once, Clock.systemUTC());
    assertInstanceOf(Sanitizing.Done.class, first, Bench.failures(first));

    int attempts = 0;
    Sanitizing end = new Sanitizing.Busy();
    while (end instanceof Sanitizing.Busy && attempts < 100) {
      attempts++;
      end = Huge.attempt(often, new Stopping(STOPS[attempts % STOPS.length]));
    }

    assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertTrue(attempts > 5, attempts + " attempts");
    assertEquals(once.ask(FIGURE), often.ask(FIGURE));
    assertEquals(definitions, People.definitions(often));
  }

  @Test
  void aCopyThatLacksARowIsNotSwapped() throws Exception {
    SampleServer shop = huge();
    String oid = shop.ask("SELECT 'huge'::regclass::oid");
    until(shop, "SWAP", "LOAD");
    shop.tellAsSuperuser(
        "DELETE FROM snaprelay_progress.copy_" + oid + " WHERE id = (SELECT min(id) FROM huge)");

    Sanitizing end = Huge.attempt(shop, Clock.systemUTC());

    assertInstanceOf(Sanitizing.Failed.class, end);
    assertTrue(
        Bench.failures(end).contains("SWAP \"public\".\"huge\": 22SR3, 299 rows of 300"),
        Bench.failures(end));
    assertEquals(oid, shop.ask("SELECT 'huge'::regclass::oid"));
  }

  @Test
  void aDefinitionThatIsNoLongerThereIsNamed() throws Exception {
    SampleServer shop = huge();
    until(shop, "COMPARE", "PUT_BACK");
    shop.tellAsSuperuser("DROP INDEX huge_lower", "ALTER TABLE huge ALTER kind RESET (n_distinct)");

    Sanitizing end = Huge.attempt(shop, Clock.systemUTC());

    assertInstanceOf(Sanitizing.Failed.class, end);
    assertTrue(
        Bench.failures(end).contains("22SR2, changed: columns, indexes"), Bench.failures(end));
  }

  /** Attempts that end soon, until all steps of a phase are done and none of another is. */
  private static void until(SampleServer shop, String open, String done) throws IOException {
    for (int looks = 1; looks < 100; looks++) {
      assertInstanceOf(Sanitizing.Busy.class, Huge.attempt(shop, new Stopping(2)));
      boolean isDone = shop.ask(UNDONE + "'" + done + "'").equals("0");
      if (isDone && shop.ask(UNDONE + "'" + open + "'").equals("1")) {
        return;
      }
    }
    throw new AssertionError("Never there");
  }

  private static SampleServer huge() throws IOException {
    SampleServer shop = servers.empty(17);
    Huge.create(shop);
    return shop;
  }
}
