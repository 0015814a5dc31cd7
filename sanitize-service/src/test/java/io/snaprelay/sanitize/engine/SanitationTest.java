package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Databases;
import io.snaprelay.database.Session;
import io.snaprelay.database.WorkLock;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole of it by rules files, and how it closes. */
class SanitationTest {
  private static final String CLIENTS =
      "CREATE TABLE clients (id int PRIMARY KEY, mail text NOT NULL UNIQUE, note text)";

  private static final String FILL =
      "INSERT INTO clients SELECT g, 'c' || g || '@corp-real.nl', 'plain words'"
          + " FROM generate_series(1, 200) g";

  private static final String MAILS = "SELECT string_agg(mail, ',' ORDER BY id) FROM clients";

  private static final String GOOD =
      """
      databases:
        shop:
          tables:
            public.clients: { keep: [id, note], columns: { mail: email } }
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

  @Test
  void aServerThatFitsItsRulesIsDoneAndShowsNothingOfOurs() throws Exception {
    SampleServer shop = clients();

    Sanitizing end = sanitize(shop, GOOD);

    assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertEquals("200", shop.ask("SELECT count(DISTINCT mail) FROM clients"));
    assertEquals("0", shop.ask("SELECT count(*) FROM clients WHERE mail LIKE '%real%'"));
    assertEquals("0", shop.ask("SELECT count(*) FROM pg_namespace WHERE nspname ~ 'snaprelay'"));
    assertEquals("plpgsql", shop.ask("SELECT string_agg(extname, ',') FROM pg_extension"));
  }

  @Test
  void anUnlistedColumnIsRefusedAndNothingIsWritten() throws Exception {
    SampleServer shop = clients();
    shop.tell("ALTER TABLE clients ADD phone text");
    String file = shop.ask("SELECT pg_relation_filenode('clients')");

    Sanitizing end = sanitize(shop, GOOD);

    List<String> problems = assertInstanceOf(Sanitizing.Refused.class, end).problems();
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith("shop: line "), problems.get(0));
    assertTrue(problems.get(0).contains("phone"), problems.get(0));
    assertEquals(file, shop.ask("SELECT pg_relation_filenode('clients')"));
    assertEquals("0", shop.ask("SELECT count(*) FROM pg_namespace WHERE nspname ~ 'snaprelay'"));
  }

  @Test
  void aKeptColumnThatHoldsAddressesFails() throws Exception {
    SampleServer shop = clients();
    shop.tell("UPDATE clients SET note = 'ask jane' || id || '@corp-real.nl' WHERE id = 7");

    String failures = failures(sanitize(shop, GOOD));

    assertTrue(failures.contains("kept-column-sample of shop: clients.\"note\""), failures);
    assertFalse(failures.contains("jane"), failures);
  }

  @Test
  void anOriginalThatIsLeftInAnotherTableFails() throws Exception {
    SampleServer shop = clients();
    shop.tell(
        "CREATE TABLE logs (line text)",
        "INSERT INTO logs SELECT 'sent to <' || mail || '>' FROM clients WHERE id = 3");
    String rules = GOOD + "      public.logs: { keep: [line] }\n";

    String failures = failures(sanitize(shop, rules));

    assertTrue(failures.contains("originals-elsewhere of shop: logs: 1 found"), failures);
    assertFalse(failures.contains("corp-real"), failures);
  }

  @Test
  void anOriginalInADefinitionFailsByTheNameOfWhatQuotesIt() throws Exception {
    SampleServer shop = clients();
    shop.tell("CREATE VIEW vip AS SELECT 'c5@corp-real.nl'::text AS mail");

    String failures = failures(sanitize(shop, GOOD));

    assertTrue(failures.contains("originals-in-definitions of shop: view vip"), failures);
  }

  @Test
  void anOpenTransactionThatStillSeesOldStatisticsFails() throws Exception {
    SampleServer shop = clients();
    try (var reader = shop.asMaster().connect(SampleServer.SHOP)) {
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      reader.createStatement().executeQuery("SELECT 1");

      String failures = failures(sanitize(shop, GOOD));

      assertTrue(failures.contains("catalogs-without-dead-rows of shop"), failures);
    }
  }

  @Test
  void whoMeetsTheLockIsBusy() throws Exception {
    SampleServer shop = clients();
    try (Session other = Session.open(shop.asMaster(), Databases.ENTRY)) {
      assertTrue(WorkLock.take(other));

      assertInstanceOf(Sanitizing.Busy.class, sanitize(shop, GOOD));
    }
  }

  @Test
  void aServerThatIsGoneIsUnreachable() throws Exception {
    SampleServer shop = clients();
    shop.stop();

    assertInstanceOf(Sanitizing.Unreachable.class, sanitize(shop, GOOD));
  }

  private static SampleServer clients() throws IOException {
    SampleServer shop = servers.empty(17);
    shop.tell(CLIENTS, FILL, "ANALYZE");
    return shop;
  }

  /** Its snapshot may be taken by now. */
  @Test
  void whatSomebodyElseHasMaskedMeanwhileIsNotTouched() throws Exception {
    SampleServer shop = clients();
    String before = shop.ask(MAILS);

    Sanitizing end = sanitize(shop, GOOD, new Once<>(() -> true, done -> {}));

    assertInstanceOf(Sanitizing.Busy.class, end);
    assertEquals(before, shop.ask(MAILS));
  }

  @Test
  void thatItIsMaskedIsKnownBeforeAnybodyElseGetsTheLock() throws Exception {
    SampleServer shop = clients();
    List<Boolean> free = new ArrayList<>();

    Sanitizing end = sanitize(shop, GOOD, new Once<>(() -> false, done -> free.add(isFree(shop))));

    assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertEquals(List.of(false), free);
  }

  @Test
  void whoeverHasLostTheLockMakesNothingKnown() throws Exception {
    SampleServer shop = clients();
    List<String> known = new ArrayList<>();
    Once<String> once = new Once<>(() -> false, known::add);
    try (Session lock = Session.open(shop.asMaster(), Databases.ENTRY)) {
      assertTrue(once.isDue(lock));
      shop.tell(
          "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted");

      assertThrows(SQLException.class, () -> once.done(lock, "masked"));
    }

    assertEquals(List.of(), known);
  }

  private static boolean isFree(SampleServer shop) {
    try (Session other = Session.open(shop.asMaster(), Databases.ENTRY)) {
      return WorkLock.take(other);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String failures(Sanitizing end) {
    assertInstanceOf(Sanitizing.Failed.class, end);
    return Bench.failures(end);
  }

  private static Sanitizing sanitize(SampleServer shop, String rules) {
    return sanitize(shop, rules, Unasked.once());
  }

  private static Sanitizing sanitize(SampleServer shop, String rules, Once<Sanitizing.Done> once) {
    return Sanitation.attempt(
        shop.asMaster(), rules(rules), Bench.KEY, Bench.LIMITS, Clock.systemUTC(), once);
  }

  private static Rules rules(String yaml) {
    return assertInstanceOf(RulesReading.Accepted.class, RulesReader.read(yaml)).rules();
  }
}
