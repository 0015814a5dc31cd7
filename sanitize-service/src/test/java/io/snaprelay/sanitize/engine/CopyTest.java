package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A huge table is copied and swapped if nothing is lost by it, and rewritten if anything is. */
class CopyTest {
  private static final String OID = "SELECT 'huge'::regclass::oid";

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
  @ValueSource(ints = {14, 18})
  void everythingOfACopiedTableIsAsItWas(int major) throws Exception {
    SampleServer shop = servers.empty(major);
    Huge.create(shop);
    String oid = shop.ask(OID);
    String definitions = People.definitions(shop);
    String settings = settings(shop);

    assertEquals(
        "COPY: columns are masked; the biggest table, copied by 2 connections",
        Huge.way(shop, Huge.MASKED));
    Huge.mask(shop);

    assertNotEquals(oid, shop.ask(OID));
    assertEquals(definitions, People.definitions(shop));
    assertEquals(settings, settings(shop));
  }

  @Test
  void everyRowIsThereOnceAndMasked() throws Exception {
    SampleServer shop = servers.empty(17);
    Huge.create(shop);
    String kept =
        "SELECT md5(string_agg((id, number, kind, length, notes)::text, '' ORDER BY id))"
            + " FROM huge";
    String before = shop.ask(kept);

    Huge.mask(shop);

    assertEquals(before, shop.ask(kept));
    assertEquals("0", shop.ask("SELECT count(*) FROM huge WHERE huge::text LIKE '%orig-pii%'"));
    assertEquals("300", shop.ask("SELECT count(DISTINCT mail) FROM huge"));
    assertEquals("300", shop.ask("SELECT n FROM how_many"));
    assertEquals("5", shop.ask("SELECT count(*) FROM stored"));
  }

  @Test
  void sequencesGoOnWhereTheyWere() throws Exception {
    SampleServer shop = servers.empty(17);
    Huge.create(shop);
    String next =
        "SELECT (nextval(pg_get_serial_sequence('huge', 'id')),"
            + " nextval(pg_get_serial_sequence('huge', 'number')))::text";
    SampleServer other = servers.empty(17);
    Huge.create(other);

    Huge.mask(shop);

    assertEquals(other.ask(next), shop.ask(next));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE PUBLICATION p FOR TABLE huge | publications",
        "ALTER TABLE huge ADD gone int; ALTER TABLE huge DROP gone | dropped columns",
        "CREATE TABLE child () INHERITS (huge) | parent or children",
        "CREATE TABLE audit (tab regclass, txt text) | object identifiers",
        "CREATE FUNCTION f(h huge) RETURNS int LANGUAGE sql AS 'SELECT 1' | refuses a trial, 2BP01",
        "CREATE VIEW whole AS SELECT huge FROM huge | refuses a trial, 2BP01",
        "ALTER TABLE huge ADD CHECK (id > 0) NOT VALID | constraints",
        "CREATE DOMAIN d AS huge[] | refuses a trial, 2BP01",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC | grants",
        "ALTER TABLE huge ALTER id ADD GENERATED ALWAYS AS IDENTITY; "
            + "GRANT SELECT ON SEQUENCE huge_id_seq TO PUBLIC | sequences",
        "ALTER TABLE huge ADD u oid | object identifiers",
      })
  void whatASwapWouldLoseIsRewrittenInstead(String there, String why) throws Exception {
    SampleServer shop = servers.empty(17);
    Huge.plain(shop);
    shop.tell(there.split(";"));
    String definitions = People.definitions(shop);
    String oid = shop.ask(OID);

    String way = Huge.way(shop, Huge.MASKED);
    Huge.mask(shop);

    assertTrue(way.startsWith("REWRITE: columns are masked; not by several connections: "), way);
    assertTrue(way.contains(why), way);
    assertEquals(oid, shop.ask(OID));
    assertEquals(definitions, People.definitions(shop));
    assertEquals("0", shop.ask("SELECT count(*) FROM huge WHERE mail LIKE '%orig-pii%'"));
  }

  @Test
  void aTrialLeavesEverythingAsItWas() throws Exception {
    SampleServer shop = servers.empty(17);
    Huge.create(shop);
    String definitions = People.definitions(shop);
    String oid = shop.ask(OID);

    Huge.way(shop, Huge.MASKED);

    assertEquals(oid, shop.ask(OID));
    assertEquals(definitions, People.definitions(shop));
    assertEquals("300", shop.ask("SELECT count(*) FROM huge"));
  }

  @Test
  void aServerThatReadsNoRangesRewrites() throws Exception {
    SampleServer shop = servers.empty(13);
    Huge.plain(shop);

    String way = Huge.way(shop, Huge.MASKED);

    assertTrue(way.endsWith("PostgreSQL reads ranges of pages since 14"), way);
  }

  @Test
  void aTableThatDoesNotDominateIsRewrittenBesideTheOthers() throws Exception {
    SampleServer shop = servers.empty(17);
    Huge.plain(shop);
    shop.tell("CREATE TABLE second AS SELECT * FROM huge", "CREATE TABLE third AS TABLE second");

    String way =
        Huge.way(
            shop,
            Huge.MASKED,
            Bench.table("second", "mail", Bench.email("mail")),
            Bench.table("third", "mail", Bench.email("mail")));

    assertEquals("REWRITE: columns are masked", way);
  }

  @Test
  void aPartitionedTableIsRewritten() throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell(
        "CREATE TABLE huge (id int, mail text, name text) PARTITION BY HASH (id)",
        "CREATE TABLE huge_0 PARTITION OF huge FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
        "INSERT INTO huge SELECT g, 'm' || g FROM generate_series(1, 300) g");

    String way = Huge.way(shop, Huge.MASKED);

    assertTrue(way.contains("not by several connections: it is partitioned"), way);
  }

  @Test
  void aMaskThatLooksAtOtherRowsIsNeverCopiedByRanges() throws Exception {
    SampleServer shop = servers.empty(17);
    Huge.plain(shop);

    String way = Huge.way(shop, Bench.table("huge", "mail", "lead(mail) OVER (ORDER BY id)"));

    assertTrue(way.startsWith("REFILL: columns are masked; a mask looks at other rows"), way);
  }

  @Test
  void aTooLongMaskedValueIsRefusedAndNotCutOff() throws Exception {
    SampleServer shop = servers.empty(17);
    Huge.plain(shop);
    shop.tell("ALTER TABLE huge ALTER name TYPE varchar(20)");
    TableWork long21 = Bench.table("huge", "name", "repeat('x', 21)");

    String failure =
        assertThrows(
                SQLException.class,
                () ->
                    Bench.mask(
                        shop.asMaster(), SampleServer.SHOP, Bench.COPYING, DatabaseWork.of(long21)))
            .getMessage();

    assertTrue(failure.contains("22001"), failure);
  }

  private static String settings(SampleServer shop) throws IOException {
    return List.of(
            "SELECT (relacl, reloptions, relreplident, relrowsecurity, relforcerowsecurity,"
                + " (SELECT reloptions FROM pg_class x WHERE x.oid = c.reltoastrelid))::text"
                + " FROM pg_class c WHERE oid = 'huge'::regclass",
            "SELECT string_agg((attname, attstattarget, attoptions, attacl)::text, ',' ORDER BY attnum)"
                + " FROM pg_attribute WHERE attrelid = 'huge'::regclass AND attnum > 0",
            "SELECT string_agg((tgname, tgenabled)::text, ',' ORDER BY tgname) FROM pg_trigger"
                + " WHERE NOT tgisinternal",
            "SELECT string_agg((indexrelid::regclass, indisclustered, indisreplident, indimmediate,"
                + " (SELECT reloptions FROM pg_class WHERE oid = indexrelid),"
                + " obj_description(indexrelid, 'pg_class'))::text, ',' ORDER BY indexrelid::regclass::text)"
                + " FROM pg_index WHERE indrelid = 'huge'::regclass",
            "SELECT string_agg(format('%s %s', stxname, obj_description(oid, 'pg_statistic_ext')), ',')"
                + " FROM pg_statistic_ext",
            "SELECT string_agg((sequencename, increment_by, last_value)::text, ',' ORDER BY 1)"
                + " FROM pg_sequences WHERE schemaname = 'public'")
        .stream()
        .map(query -> asked(shop, query))
        .reduce("", (all, one) -> all + "\n" + one);
  }

  private static String asked(SampleServer shop, String query) {
    try {
      return shop.ask(query);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
