package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.sanitize.engine.WorkSource.Decided;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What appears after the rules were held against a database was decided by nobody. */
class DriftTest {
  private static final TableWork PEOPLE = Bench.table("people", "mail", Bench.email("mail"));
  private static final SanitationLimits NO_TIME =
      new SanitationLimits(2, Duration.ofNanos(1), Duration.ofSeconds(10), "64MB");

  private static SampleServers servers;

  /** Something that happens to the server once the rules were held against it. */
  private interface Meanwhile {
    void happens() throws IOException;
  }

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE late (mail text) | appeared: column public.late.mail text;"
            + " appeared: table public.late",
        "CREATE MATERIALIZED VIEW late AS SELECT 1 AS one | appeared: column public.late.one integer;"
            + " appeared: table public.late",
        "ALTER TABLE people ADD \"Phone\" text | appeared: column public.people.\"Phone\" text",
        "ALTER TABLE people ALTER id TYPE bigint | appeared: column public.people.id bigint;"
            + " gone: column public.people.id integer",
        "ALTER TABLE people RENAME mail TO post | appeared: column public.people.post text;"
            + " gone: column public.people.mail text",
        "DROP TABLE notes | gone: column public.notes.line text; gone: table public.notes",
      })
  void aScriptThatChangesTheSchemaFails(String script, String seen) throws Exception {
    SampleServer shop = people();
    DatabaseWork work = new DatabaseWork(List.of(PEOPLE), List.of(Bench.script(script)), false);

    Sanitizing end = attempt(shop, work, () -> {}, Bench.LIMITS);

    assertEquals(List.of("shop: " + seen), failed(end, Drift.SCHEMA));
  }

  @Test
  void aColumnThatAppearsBetweenTheCheckAndThePlanFails() throws Exception {
    SampleServer shop = people();

    Sanitizing end =
        attempt(
            shop,
            DatabaseWork.of(PEOPLE),
            () -> shop.tell("ALTER TABLE people ADD phone text"),
            Bench.LIMITS);

    assertEquals(
        List.of("shop: appeared: column public.people.phone text"), failed(end, Drift.SCHEMA));
  }

  @Test
  void aTableThatAppearsWhileNobodyIsAtWorkFailsWhenSomebodyGoesOn() throws Exception {
    SampleServer shop = people();
    Sanitizing handedBack = attempt(shop, DatabaseWork.of(PEOPLE), () -> {}, NO_TIME);
    assertInstanceOf(Sanitizing.Busy.class, handedBack);
    shop.tell("CREATE TABLE late (id int)");

    Sanitizing end = attempt(shop, DatabaseWork.of(PEOPLE), () -> {}, Bench.LIMITS);

    assertEquals(
        List.of("shop: appeared: column public.late.id integer; appeared: table public.late"),
        failed(end, Drift.SCHEMA));
  }

  @Test
  void aTableThatAppearsDuringTheSweepFails() throws Exception {
    SampleServer shop = people();
    Bench.mask(shop.asMaster(), "postgres", DatabaseWork.of());
    Bench.mask(shop.asMaster(), SampleServer.SHOP, PEOPLE);
    Sweep sweep = new Sweep(shop.asMaster(), Bench.KEY, Bench.LIMITS);
    sweep.begin(List.of("postgres", SampleServer.SHOP), List.of());
    shop.tell("CREATE TABLE late (id int)");

    List<CheckResult> results = sweep.run(List.of("postgres", SampleServer.SHOP));

    assertEquals(
        List.of("shop: appeared: column public.late.id integer; appeared: table public.late"),
        failed(results, Drift.SCHEMA));
  }

  @Test
  void aDatabaseThatAppearsMeanwhileFails() throws Exception {
    SampleServer shop = people();

    Sanitizing end =
        attempt(
            shop,
            DatabaseWork.of(PEOPLE),
            () -> {
              shop.tellAsSuperuser("CREATE DATABASE late TEMPLATE template0");
              shop.tellAsSuperuser("ALTER DATABASE late ALLOW_CONNECTIONS false");
            },
            Bench.LIMITS);

    assertEquals(List.of("server: late"), failed(end, Strangers.DATABASES));
  }

  @Test
  void aTemplateThatHoldsTablesFails() throws Exception {
    SampleServer shop = people();
    shop.tellAsSuperuser("CREATE DATABASE model TEMPLATE template0 IS_TEMPLATE true");
    shop.tellAsSuperuser("ALTER DATABASE model ALLOW_CONNECTIONS false");

    Sanitizing end = attempt(shop, DatabaseWork.of(PEOPLE), () -> {}, Bench.LIMITS);

    assertEquals(List.of("server: model"), failed(end, Strangers.DATABASES));
  }

  @Test
  void moreThanTenDifferencesAreCounted() {
    Schema now = new Schema(IntStream.range(0, 12).mapToObj(i -> "table t" + i).toList());

    CheckResult result = Drift.between("shop", new Schema(List.of("table t0")), now);

    assertEquals(Status.FAIL, result.status());
    assertEquals("and 1 more", result.seen().replaceFirst(".*; ", ""));
  }

  private static SampleServer people() throws IOException {
    SampleServer shop = servers.empty(17);
    shop.tell(
        "CREATE TABLE people (id int PRIMARY KEY, mail text)",
        "INSERT INTO people SELECT g, 'm' || g || '@corp-real.nl' FROM generate_series(1, 50) g",
        "CREATE TABLE notes (line text)");
    return shop;
  }

  private static Sanitizing attempt(
      SampleServer shop, DatabaseWork work, Meanwhile meanwhile, SanitationLimits limits) {
    WorkSource source =
        session -> {
          if (!session.database().equals(SampleServer.SHOP)) {
            return new Decided.Mask(DatabaseWork.of());
          }
          return decided(work, meanwhile);
        };
    return new Attempt(shop.asMaster(), source, Bench.KEY, limits, Clock.systemUTC())
        .run(Unasked.once());
  }

  private static Decided decided(DatabaseWork work, Meanwhile meanwhile) throws SQLException {
    try {
      meanwhile.happens();
      return new Decided.Mask(work);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private static List<String> failed(Sanitizing end, String name) {
    return failed(assertInstanceOf(Sanitizing.Failed.class, end).checks(), name);
  }

  private static List<String> failed(List<CheckResult> checks, String name) {
    return checks.stream()
        .filter(each -> each.status() == Status.FAIL && each.name().equals(name))
        .map(each -> each.subject() + ": " + each.seen())
        .distinct()
        .toList();
  }
}
