package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.sanitize.engine.WorkSource.Decided;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An attempt that ends anywhere is gone on with: nothing is masked twice, nothing is left out. */
class GoingOnTest {
  private static final String FIGURE =
      "SELECT md5(string_agg(mail || name, ',' ORDER BY id)) FROM people";

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
    SampleServer once = people();
    SampleServer often = people();
    String definitions = People.definitions(often);
    assertInstanceOf(Sanitizing.Done.class, attempt(once, Bench.KEY, Clock.systemUTC()));

    int attempts = 0;
    Sanitizing end = new Sanitizing.Busy();
    while (end instanceof Sanitizing.Busy && attempts < 100) {
      attempts++;
      end = attempt(often, Bench.KEY, new Stopping(2));
    }

    assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertTrue(attempts > 10, attempts + " attempts");
    assertEquals(once.ask(FIGURE), often.ask(FIGURE));
    assertEquals(definitions, People.definitions(often));
  }

  @Test
  void halfMaskedTablesAreNotGoneOnWithUnderAnotherKey() throws Exception {
    SampleServer shop = people();
    assertInstanceOf(Sanitizing.Busy.class, attempt(shop, Bench.KEY, new Stopping(20)));

    Sanitizing end = attempt(shop, MaskingKey.of(new byte[32]), Clock.systemUTC());

    assertInstanceOf(Sanitizing.Failed.class, end);
    assertTrue(Bench.failures(end).contains(Progress.OTHER_KEY), Bench.failures(end));
  }

  @Test
  void aForeignNoteThatAllIsMaskedIsNotBelieved() throws Exception {
    SampleServer shop = people();
    try (Workbench bench = Bench.open(shop.asMaster(), "postgres")) {
      bench.run("CREATE SCHEMA snaprelay_progress");
      bench.run(
          "CREATE TABLE snaprelay_progress.swept AS"
              + " SELECT 'key'::text AS key, '[]'::text AS results, '{}'::text[] AS joined");
    }

    Sanitizing end = attempt(shop, Bench.KEY, Clock.systemUTC());

    assertInstanceOf(Sanitizing.Failed.class, end);
    assertTrue(Bench.failures(end).contains(Progress.OTHER_KEY), Bench.failures(end));
  }

  @Test
  void largeObjectsThatTheRulesKeepStayWhenAnotherAttemptGoesOn() throws Exception {
    SampleServer shop = people();
    shop.tell("SELECT lo_from_bytea(0, 'kept')");
    WorkSource keeping = session -> new Decided.Mask(new DatabaseWork(List.of(), List.of(), true));
    new Attempt(shop.asMaster(), keeping, Bench.KEY, Bench.LIMITS, new Stopping(2))
        .run(Unasked.once());

    attempt(shop, Bench.KEY, Clock.systemUTC());

    assertEquals("1", shop.ask("SELECT count(*) FROM pg_largeobject_metadata"));
  }

  @Test
  void whoWasOvertakenWritesNothingMore() throws Exception {
    SampleServer shop = people();
    attempt(shop, Bench.KEY, new Stopping(20));
    try (Workbench old = Bench.open(shop.asMaster(), SampleServer.SHOP);
        Workbench newer = Bench.open(shop.asMaster(), SampleServer.SHOP)) {
      Progress overtaken = Progress.goOn(old);
      Progress.goOn(newer);

      SQLException refused =
          assertThrows(SQLException.class, () -> old.together(() -> overtaken.mustBeOurs(old)));

      assertEquals(Progress.OVERTAKEN, refused.getSQLState());
    }
  }

  private static SampleServer people() throws IOException {
    SampleServer shop = servers.empty(17);
    People.create(shop);
    return shop;
  }

  private static Sanitizing attempt(SampleServer shop, MaskingKey key, Clock clock) {
    WorkSource source =
        session ->
            new Decided.Mask(
                session.database().equals(SampleServer.SHOP)
                    ? DatabaseWork.of(People.MASKED)
                    : DatabaseWork.of());
    return new Attempt(shop.asMaster(), source, key, Bench.LIMITS, clock).run(Unasked.once());
  }
}
