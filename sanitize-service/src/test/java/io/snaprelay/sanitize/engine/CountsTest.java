package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.sanitize.engine.WorkSource.Decided;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks that leave what they should not are counted, and end it. */
class CountsTest {
  private static final String[] PEOPLE = {
    "CREATE TABLE people (id int PRIMARY KEY, code text, born date, salary real)",
    "INSERT INTO people SELECT g, 'code ' || g, '1980-01-01'::date + g, 1000 + g"
        + " FROM generate_series(1, 300) g",
  };

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
  void oneRowThatKeepsItsValueIsFoundTwice() throws Exception {
    String mask = "CASE id WHEN 7 THEN code ELSE " + Bench.hash("code") + " END";

    Sanitizing end = sanitize(people(), work("code", mask, MayStay.NOTHING));

    assertFailed(
        end, "originals-in-masked-column", "1 of 300 masked values are among 300 originals");
    assertFailed(end, "unchanged-values", "1 of 300 rows kept their value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"born", "salary", "code"})
  void aShiftByNothingIsFoundInEveryType(String column) throws Exception {
    String mask = column.equals("code") ? "lower(code)" : column + " + id % 2";

    Sanitizing end = sanitize(people(), work(column, mask, MayStay.OTHERS));

    assertFailed(
        end,
        "unchanged-values",
        (column.equals("code") ? 300 : 150) + " of 300 rows kept their value");
  }

  @Test
  void anotherRowsOriginalFailsWhereMaskedValuesAreToldFromReal() throws Exception {
    String mask = "'code ' || (id + 1)";

    Sanitizing end = sanitize(people(), work("code", mask, MayStay.NOTHING));

    assertFailed(
        end, "originals-in-masked-column", "299 of 300 masked values are among 300 originals");
  }

  @Test
  void anotherRowsOriginalIsARiskWithItsFigureWhereItMayBeOne() throws Exception {
    String mask = "'code ' || (id + 1)";

    Sanitizing.Done done = done(sanitize(people(), work("code", mask, MayStay.OTHERS)));

    assertTrue(
        done.residualRisks()
            .contains(
                "originals-in-masked-column, shop: people.\"code\":"
                    + " 299 of 300 masked values are among 300 originals"),
        done.residualRisks().toString());
    assertEquals("0 of 300 rows kept their value", seen(done.checks(), "unchanged-values"));
    assertTrue(
        done.residualRisks().stream().noneMatch(risk -> risk.startsWith("unchanged-values")),
        done.residualRisks().toString());
  }

  @Test
  void aShuffleThatMovesNothingFails() throws Exception {
    Sanitizing end = sanitize(people(), work("code", "lower(code)", MayStay.MOVED));

    assertFailed(end, "unchanged-values", "300 of 300 rows kept their value");
  }

  @Test
  void whatTheRuleLeavesIsCounted() throws Exception {
    String mask = "CASE WHEN id > 290 THEN code ELSE 'n/a' END";

    Sanitizing.Done done = done(sanitize(people(), work("code", mask, MayStay.RULED)));

    assertEquals("10 of 300 rows kept their value", seen(done.checks(), "unchanged-values"));
    assertTrue(
        done.residualRisks()
            .contains("unchanged-values, shop: people.\"code\": 10 of 300 rows kept their value"),
        done.residualRisks().toString());
  }

  @Test
  void whatAScriptBringsBackAgainstTheRuleFails() throws Exception {
    String mask = "CASE WHEN id > 290 THEN code ELSE 'n/a' END";
    DatabaseWork work = work("code", mask, MayStay.RULED);
    DatabaseWork brought =
        new DatabaseWork(
            work.tables(),
            List.of(Bench.script("UPDATE people SET code = 'code 5' WHERE id = 5")),
            false);

    Sanitizing end = sanitize(people(), brought);

    assertFailed(end, "unchanged-values", "11 of 300 rows kept their value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DROP TABLE people", "ALTER TABLE people DROP code"})
  void aMaskedColumnThatCannotBeCountedFails(String script) throws Exception {
    DatabaseWork work = work("code", "'-'", MayStay.RULED);
    DatabaseWork gone = new DatabaseWork(work.tables(), List.of(Bench.script(script)), false);

    Sanitizing end = sanitize(people(), gone);

    assertFailed(end, "originals-in-masked-column", "1 masked columns are not");
  }

  @Test
  void aTableThatSeveralConnectionsCopiedIsCountedToo() throws Exception {
    String mask = "CASE id WHEN 7 THEN code ELSE " + Bench.hash("code") + " END";
    SanitationLimits copied =
        new SanitationLimits(2, Duration.ofHours(1), Duration.ofSeconds(10), "64MB", 1);

    Sanitizing end = sanitize(people(), work("code", mask, MayStay.NOTHING), copied);

    assertFailed(end, "unchanged-values", "1 of 300 rows kept their value");
    assertTrue(
        ((Sanitizing.Failed) end)
            .checks().stream()
                .anyMatch(each -> each.name().equals("masked") && each.seen().startsWith("COPY")),
        Bench.failures(end));
  }

  @Test
  void whatAnAuthorsExpressionLeavesIsCountedOnly() throws Exception {
    Sanitizing.Done done =
        done(sanitize(people(), work("code", "initcap(code)", MayStay.ANYTHING)));

    assertEquals(
        "0 of 300 masked values are among 300 originals",
        seen(done.checks(), "originals-in-masked-column"));
  }

  @ParameterizedTest
  @CsvSource({"13", "18"})
  void rowsAreRecognisedByTheirMaskedKey(int major) throws Exception {
    SampleServer shop = servers.empty(major);
    shop.tell(
        "CREATE TABLE people (mail varchar(80) COLLATE \"C\", nr int, code text, PRIMARY KEY (mail, nr))",
        "INSERT INTO people SELECT 'm' || g || '@corp-real.nl', 1, 'code ' || g"
            + " FROM generate_series(1, 300) g");
    TableWork table =
        new TableWork(
            "public",
            "people",
            false,
            Map.of("mail", Bench.email("mail"), "code", "replace(code, '7', '7')"),
            Optional.of("nr > 1"),
            Map.of("code", MayStay.OTHERS));

    assertFailed(
        sanitize(shop, DatabaseWork.of(table)),
        "unchanged-values",
        "300 of 300 rows kept their value");
  }

  @Test
  void rowsThatNobodyRecognisesAreNamedAsARisk() throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell(
        "CREATE TABLE people (id int, code text)",
        "INSERT INTO people SELECT g, 'code ' || g FROM generate_series(1, 300) g");

    Sanitizing.Done done =
        done(sanitize(shop, work("code", "'code ' || (id + 1)", MayStay.OTHERS)));

    assertTrue(
        done.residualRisks()
            .contains(
                "unchanged-values, shop: people.\"code\": no row can be recognised:"
                    + " the table has no key that masks leave apart"),
        done.residualRisks().toString());
  }

  @Test
  void whereNoOriginalIsFoundNoRowNeedBeRecognised() throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell("CREATE TABLE people (code text)", "INSERT INTO people VALUES ('code 1')");

    Sanitizing.Done done = done(sanitize(shop, work("code", "'-'", MayStay.RULED)));

    assertEquals("no masked value is among 1 originals", seen(done.checks(), "unchanged-values"));
  }

  @Test
  void whatSaysNothingMayStay() throws Exception {
    SampleServer shop = servers.empty(17);
    shop.tell(
        "CREATE TABLE people (id int PRIMARY KEY, code text, until timestamptz)",
        "INSERT INTO people VALUES (1, 'xxx', 'infinity'), (2, '', '-infinity'), (3, NULL, NULL),"
            + " (4, 'code', '2026-01-01')");
    TableWork table =
        new TableWork(
            "public",
            "people",
            false,
            Map.of("code", "regexp_replace(code, '.', 'x', 'g')", "until", "until + '3 s'"),
            Optional.empty(),
            Map.of("code", MayStay.OTHERS, "until", MayStay.OTHERS));

    Sanitizing.Done done = done(sanitize(shop, DatabaseWork.of(table)));

    assertEquals("0 of 1 rows kept their value", seen(done.checks(), "unchanged-values"));
  }

  private static SampleServer people() throws IOException {
    SampleServer shop = servers.empty(17);
    shop.tell(PEOPLE);
    return shop;
  }

  private static DatabaseWork work(String column, String mask, MayStay mayStay) {
    return DatabaseWork.of(
        new TableWork(
            "public",
            "people",
            false,
            Map.of(column, mask),
            Optional.empty(),
            Map.of(column, mayStay)));
  }

  private static Sanitizing sanitize(SampleServer shop, DatabaseWork work) {
    return sanitize(shop, work, Bench.LIMITS);
  }

  private static Sanitizing sanitize(
      SampleServer shop, DatabaseWork work, SanitationLimits limits) {
    WorkSource source =
        session ->
            new Decided.Mask(
                session.database().equals(SampleServer.SHOP) ? work : DatabaseWork.of());
    return new Attempt(shop.asMaster(), source, Bench.KEY, limits, Clock.systemUTC())
        .run(Unasked.once());
  }

  private static Sanitizing.Done done(Sanitizing end) {
    return assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
  }

  private static void assertFailed(Sanitizing end, String check, String seen) {
    List<CheckResult> failed =
        assertInstanceOf(Sanitizing.Failed.class, end).checks().stream()
            .filter(each -> each.status() == Status.FAIL && each.name().equals(check))
            .toList();
    assertEquals(List.of(seen), failed.stream().map(CheckResult::seen).toList());
  }

  private static String seen(List<CheckResult> checks, String name) {
    return checks.stream()
        .filter(each -> each.name().equals(name) && each.status() == Status.PASS)
        .map(CheckResult::seen)
        .findFirst()
        .orElseThrow();
  }
}
