package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 3,000 originals in every place where they hide: none is left in any byte of any file. */
class LeakTest {
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
  @ValueSource(ints = {13, 17, 18})
  void noByteOfAnyFileHoldsAnOriginal(int major) throws Exception {
    SampleServer shop = servers.shop(major);
    Planted.in(shop);
    shop.tellAsSuperuser(
        "CREATE EXTENSION pg_stat_statements",
        "GRANT EXECUTE ON FUNCTION pg_stat_statements_reset TO rds_superuser");

    Sanitizing end = sanitize(shop);

    Sanitizing.Done done = assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertEquals("L2", done.level());
    assertEquals(Map.of(), search(shop));
  }

  @Test
  void aTableThatWasCopiedAndSwappedLeavesNoneInTheFilesOfTheOldOne() throws Exception {
    SampleServer shop = servers.shop(17);
    Planted.in(shop);
    shop.tell(
        "CREATE TABLE again (LIKE customers INCLUDING ALL)",
        "INSERT INTO again SELECT * FROM customers",
        "DROP TABLE customers CASCADE",
        "ALTER TABLE again RENAME TO customers",
        "ALTER TABLE customers SET (autovacuum_enabled = off)",
        "ANALYZE customers");
    shop.tellAsSuperuser(
        "CREATE EXTENSION pg_stat_statements",
        "GRANT EXECUTE ON FUNCTION pg_stat_statements_reset TO rds_superuser");

    Sanitizing end = sanitize(shop, Bench.COPYING);

    Sanitizing.Done done = assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertEquals(
        List.of("shop: \"public\".\"customers\"", "postgres: \"public\".\"elsewhere\""),
        done.checks().stream()
            .filter(each -> each.seen().startsWith("COPY: "))
            .map(CheckResult::subject)
            .sorted(Comparator.reverseOrder())
            .toList());
    assertEquals(Map.of(), search(shop));
  }

  @Test
  void whatTheMasterMayNotForgetIsNamedAsARisk() throws Exception {
    SampleServer shop = servers.shop(17);
    Planted.in(shop);

    Sanitizing end = sanitize(shop);

    Sanitizing.Done done = assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertTrue(
        done.residualRisks().contains("statement-texts, server: not available: 42501"),
        done.residualRisks().toString());
    assertEquals(Set.of("pg_stat/pg_stat_statements.stat"), search(shop).keySet());
  }

  @Test
  void aPlainUpdateLeavesThemAllAndTheSearchFindsThem() throws Exception {
    SampleServer shop = servers.shop(17);
    Planted.in(shop);
    shop.tell(
        "UPDATE customers SET mail = 'u' || id || '@example.invalid', name = 'x', notes = NULL,"
            + " profile = '{}', tags = NULL",
        "TRUNCATE audit, visits, parent, child, computed",
        "DROP MATERIALIZED VIEW mails",
        "SELECT lo_unlink(oid) FROM pg_largeobject_metadata");
    shop.tellAsSuperuser("DROP TABLE kept", "CHECKPOINT");

    Map<String, Set<String>> found = search(shop);

    Set<String> inTables = new TreeSet<>();
    found.forEach((file, texts) -> inTables.addAll(file.startsWith("base/") ? texts : Set.of()));
    assertEquals(Planted.originals().size(), inTables.size());
  }

  @Test
  void theSearchSeesThroughCompressionAndToast() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell(
        "CREATE TABLE a (inline text, far text)",
        "INSERT INTO a SELECT repeat('lorem ipsum ', 300) || 'hidden-' || 'inline',"
            + " string_agg(md5(g::text), 'lorem ipsum lorem ipsum') || 'hidden-' || 'far-away'"
            + " FROM generate_series(1, 900) g");
    Path data = Path.of(shop.ask("SHOW data_directory"));
    shop.stop();

    Map<String, Set<String>> found =
        ByteSearch.in(data.resolve("base"), Set.of("hidden-inline", "hidden-far-away"));

    Set<String> all = new TreeSet<>();
    found.values().forEach(all::addAll);
    assertEquals(Set.of("hidden-inline", "hidden-far-away"), all);
  }

  private static Sanitizing sanitize(SampleServer shop) {
    return sanitize(shop, Bench.LIMITS);
  }

  private static Sanitizing sanitize(SampleServer shop, SanitationLimits limits) {
    return new Attempt(shop.asMaster(), Planted.source(), Bench.KEY, limits, Clock.systemUTC())
        .run(Unasked.once());
  }

  private static Map<String, Set<String>> search(SampleServer shop) throws IOException {
    Path data = Path.of(shop.ask("SHOW data_directory"));
    shop.stop();
    assertTrue(data.toFile().isDirectory());
    return ByteSearch.in(data, Planted.originals());
  }
}
