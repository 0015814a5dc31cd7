package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the way of a rewrite stands there again afterwards, on real servers. */
class MaskingTest {
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
  void everythingThatStoodInTheWayStandsAgainAsItWas(int major) throws Exception {
    SampleServer shop = servers.shop(major);
    People.create(shop);
    String before = People.definitions(shop);

    Bench.mask(shop.asMaster(), SampleServer.SHOP, People.MASKED);

    assertEquals(before, People.definitions(shop));
  }

  @Test
  void viewsOnViewsShowMaskedValuesAfterwards() throws Exception {
    SampleServer shop = servers.shop(17);
    People.create(shop);

    Bench.mask(shop.asMaster(), SampleServer.SHOP, People.MASKED);

    for (String from : List.of("people", "adults", "adults_by_mail", "mails", "mails_upper")) {
      assertEquals(
          "0",
          shop.ask("SELECT count(*) FROM " + from + " WHERE " + from + "::text ILIKE '%orig-pii%'"),
          from);
      assertNotEquals("0", shop.ask("SELECT count(*) FROM " + from), from);
    }
  }

  @Test
  void foreignKeysHoldAcrossACycleOfMaskedKeys() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell(
        "CREATE TABLE a (code text PRIMARY KEY, b text)",
        "CREATE TABLE b (code text PRIMARY KEY, a text REFERENCES a)",
        "INSERT INTO a SELECT 'code' || g, 'code' || g FROM generate_series(1, 100) g",
        "INSERT INTO b SELECT 'code' || g, 'code' || g FROM generate_series(1, 100) g",
        "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b");

    Bench.mask(
        shop.asMaster(),
        SampleServer.SHOP,
        Bench.table("a", "code", Bench.hash("code"), "b", Bench.hash("b")),
        Bench.table("b", "code", Bench.hash("code"), "a", Bench.hash("a")));

    assertEquals("100", shop.ask("SELECT count(*) FROM a JOIN b ON a.b = b.code AND b.a = a.code"));
    assertEquals(
        "2",
        shop.ask(
            "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated AND conrelid IN ('a'::regclass, 'b'::regclass)"));
  }

  @Test
  void aKeyThatIsMaskedOnOneSideOnlyFailsByTheNameOfItsConstraint() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell(
        "CREATE TABLE a (code text PRIMARY KEY)",
        "CREATE TABLE b (a text CONSTRAINT points_at_a REFERENCES a)",
        "INSERT INTO a VALUES ('secret-code')",
        "INSERT INTO b VALUES ('secret-code')");

    SQLException failure =
        assertThrows(
            SQLException.class,
            () ->
                Bench.mask(
                    shop.asMaster(),
                    SampleServer.SHOP,
                    Bench.table("a", "code", Bench.hash("code"))));

    assertTrue(
        failure.getMessage().contains("23503, schema public, table b, constraint points_at_a"),
        failure.getMessage());
    assertTrue(!failure.getMessage().contains("secret"), failure.getMessage());
  }

  @Test
  void aMaskThatCollidesOnAUniqueColumnFailsAndQuotesNoValue() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell(
        "CREATE TABLE a (code text CONSTRAINT one_each UNIQUE)",
        "INSERT INTO a VALUES ('secret-1'), ('secret-2')");

    SQLException failure =
        assertThrows(
            SQLException.class,
            () ->
                Bench.mask(
                    shop.asMaster(), SampleServer.SHOP, Bench.table("a", "code", "'secret-same'")));

    assertEquals("23505", failure.getSQLState());
    assertTrue(failure.getMessage().contains("one_each"), failure.getMessage());
    assertTrue(!failure.getMessage().contains("secret"), failure.getMessage());
  }

  @Test
  void triggersCopyNoOriginalIntoAnAuditTable() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell(
        "CREATE TABLE audit (row text)",
        "CREATE TABLE a (code text, gone boolean)",
        "INSERT INTO a SELECT 'secret-' || g, g % 2 = 0 FROM generate_series(1, 100) g",
        "CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO audit VALUES (OLD::text); RETURN OLD; END'",
        "CREATE TRIGGER audit AFTER DELETE OR UPDATE ON a FOR EACH ROW EXECUTE FUNCTION log_it()",
        "ALTER TABLE a ENABLE ALWAYS TRIGGER audit");

    Bench.mask(
        shop.asMaster(),
        SampleServer.SHOP,
        new TableWork(
            "public",
            "a",
            false,
            Map.of("code", Bench.hash("code")),
            Optional.of("gone"),
            Map.of()));

    assertEquals("0", shop.ask("SELECT count(*) FROM audit"));
    assertEquals("50", shop.ask("SELECT count(*) FROM a"));
    assertEquals("A", shop.ask("SELECT tgenabled FROM pg_trigger WHERE tgname = 'audit'"));
  }

  @Test
  void storageAndCollationAndStatisticsTargetOfAColumnStay() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell(
        "CREATE TABLE a (code text COLLATE \"C\")",
        "ALTER TABLE a ALTER code SET STORAGE EXTERNAL, ALTER code SET STATISTICS 7",
        "INSERT INTO a VALUES ('secret')");
    String settings =
        "SELECT (attstorage, attstattarget, attcollation::regcollation)::text"
            + " FROM pg_attribute WHERE attrelid = 'a'::regclass AND attname = 'code'";
    String before = shop.ask(settings);

    Bench.mask(shop.asMaster(), SampleServer.SHOP, Bench.table("a", "code", Bench.hash("code")));

    assertEquals(before, shop.ask(settings));
  }

  @Test
  void aShuffleOverOtherRowsGoesOutAndComesBack() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell(
        "CREATE TABLE a (id int PRIMARY KEY, code text)",
        "INSERT INTO a SELECT g, 'code-' || g FROM generate_series(1, 100) g");

    Bench.mask(
        shop.asMaster(),
        SampleServer.SHOP,
        Bench.table("a", "code", "lead(code, 1, 'code-1') OVER (ORDER BY id)"));

    assertEquals("code-2", shop.ask("SELECT code FROM a WHERE id = 1"));
    assertEquals("100", shop.ask("SELECT count(DISTINCT code) FROM a"));
  }

  @Test
  void childrenOfATableThatGoesOutAreMaskedTooThoughTheRulesKeepWhatTheyAdd() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell(
        "CREATE TABLE a (id int PRIMARY KEY, code text)",
        "CREATE TABLE b (own text) INHERITS (a)",
        "CREATE TABLE c (own text) INHERITS (b)",
        "INSERT INTO a SELECT g, 'code-' || g FROM generate_series(1, 100) g",
        "INSERT INTO b SELECT g, 'code-' || g, 'stays' FROM generate_series(101, 200) g",
        "INSERT INTO c SELECT g, 'code-' || g, 'stays' FROM generate_series(201, 300) g");

    Bench.mask(
        shop.asMaster(), SampleServer.SHOP, Bench.table("a", "code", "(SELECT 'masked ' || id)"));

    assertEquals("0", shop.ask("SELECT count(*) FROM a WHERE code LIKE 'code%'"));
    assertEquals("300", shop.ask("SELECT count(*) FROM a WHERE code = 'masked ' || id"));
    assertEquals("200", shop.ask("SELECT count(*) FROM b WHERE own = 'stays'"));
  }
}
