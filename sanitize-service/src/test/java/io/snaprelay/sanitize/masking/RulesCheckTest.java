package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Session;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.sanitize.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesCheckTest {
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TYPE mood AS ENUM ('calm', 'wild')",
          "CREATE TABLE people (id bigint PRIMARY KEY, email text NOT NULL UNIQUE, born date,"
              + " short varchar(12) UNIQUE, code int UNIQUE, mood mood, tags text[],"
              + " loud text GENERATED ALWAYS AS (upper(email)) STORED)",
          "CREATE TABLE letters (sender text REFERENCES people (email), boss bigint REFERENCES people,"
              + " body text)",
          "CREATE TABLE visits (at date, n int) PARTITION BY RANGE (at)",
          "CREATE TABLE visits_1 PARTITION OF visits DEFAULT",
          "CREATE TABLE slots (r int4range, EXCLUDE USING gist (r WITH &&))",
          "CREATE TABLE child (extra text) INHERITS (letters)");

  private static final String PEOPLE =
      "id: keep, email: email, born: { dateShift: 30 }, short: null, code: keep, mood: keep, tags: null";
  private static final String LETTERS = "sender: follow, boss: keep, body: null";

  private static SampleServers servers;
  private static SampleServer server;
  private static Catalog catalog;

  @BeforeAll
  static void read() throws Exception {
    servers = SampleServers.open();
    server = servers.empty(17);
    server.tell(SCHEMA.toArray(String[]::new));
    server.tell(
        "INSERT INTO people VALUES (1, 'secret@orig.test', '2000-01-01', 'a', 7, 'calm', '{}')");
    try (Session session = open()) {
      catalog = Catalog.read(session);
    }
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void rulesThatDecideEverythingFit() {
    DatabaseMasking masking = fits(rules(PEOPLE, LETTERS)).masking();

    Map<String, Treatment> treatments = treatments(masking);
    Treatment.Rewrite people =
        assertInstanceOf(Treatment.Rewrite.class, treatments.get("public.people"));
    Treatment.Rewrite letters =
        assertInstanceOf(Treatment.Rewrite.class, treatments.get("public.letters"));
    assertEquals(
        List.of("email", "born", "short", "tags"), List.copyOf(people.expressions().keySet()));
    assertEquals(
        people.expressions().get("email").replace("\"email\"", "\"sender\""),
        letters.expressions().get("sender"));
    assertEquals(new Treatment.Truncate(), treatments.get("public.slots"));
    assertEquals(new Treatment.Delete("n < 3"), treatments.get("public.visits"));
    assertEquals(new Treatment.Keep(), treatments.get("public.child"));
    assertEquals(5, masking.tables().size());
  }

  @Test
  void theKeyIsInNoExpression() {
    Treatment.Rewrite people =
        (Treatment.Rewrite) treatments(fits(rules(PEOPLE, LETTERS)).masking()).get("public.people");

    assertTrue(people.expressions().get("email").contains("current_setting('snaprelay.key')"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          email: email -> email: { constant: a }   | the unique key people_email_key needs distinct values: write hash
          email: email -> email: null              | must not be null: write constant
          email: email -> email: { email: row }    | so that by: row breaks it: write by: value
          email: email -> email: name              | the unique key people_email_key needs distinct
          email: email -> emial: email             | has no such column: did you mean 'email'?
          short: null -> short: hash               | the unique key people_short_key needs distinct
          short: null -> short: email              | email needs 25 characters, and 12 fit
          short: null -> short: { constant: much too long } | the constant needs 13 characters, and 12 fit
          code: keep -> code: hash                 | the unique key people_code_key needs distinct values: write keep
          code: keep -> code: email                | email makes text, and the column is integer: write noise
          code: keep -> code: { noise: 0.5 }       | less than the smallest step
          code: keep -> code: { noise: 3000000000 } | more than the type holds
          mood: keep -> mood: { constant: clam }   | 'clam' is no value of public.mood: write calm or wild
          mood: keep -> mood: hash                 | a hash does not fit public.mood: write null
          tags: null -> tags: hash                 | a hash does not fit text[]: write null
          born: { dateShift: 30 } -> born: digits  | digits makes text, and the column is date: write dateShift
          born: { dateShift: 30 } -> born: { partial: 1 } | partial makes text
          born: { dateShift: 30 } -> born: follow  | refers to no other column
          born: { dateShift: 30 }, ->              | the column public.people.born of type date is not listed
          tags: null -> tags: null, loud: null     | is computed from other columns
          tags: null -> tags: { json: { others: keep, paths: { $.a: email } } } | json changes documents
          sender: follow -> sender: keep           | refers to public.people.email on line 6, which is masked: write follow
          sender: follow -> sender: { hash: value } | which is masked in another way: write follow
          boss: keep -> boss: hash                 | refers to public.people.id on line 6, which is kept
          body: null -> body: { hash: row }        | by: row needs a primary key
          body: null -> body: { partial: { with: ab } } | 'with' is one character
          visits: { delete: n < 3, keep: [ at, n ] } -> visits: { columns: { at: { dateShift: 3 }, n: keep } } | decides in which partition
          slots: truncate -> { slots: truncate, visits_1: truncate } | is a partition of public.visits
          slots: truncate -> slots: { columns: { r: { constant: empty } } } | the exclusion constraint
          slots: truncate -> slosts: truncate      | the database has no such table: did you mean
          child: { keep: [ extra ] } -> child: { keep: [ extra, body ] } | is inherited, and follows its parent
          slots: truncate -> { "sl*": truncate, "s*": truncate } | matches the rules on line
          """)
  void whatDoesNotFitIsNamedWithItsRemedy(String change, String expected) {
    String[] sides = change.split(" ?-> ?", 2);
    String good = rules(PEOPLE, LETTERS);
    assertTrue(good.contains(sides[0]), sides[0]);

    List<PlanProblem> problems = refused(good.replace(sides[0], unfolded(sides[1])));

    assertTrue(
        problems.stream().anyMatch(p -> p.message().contains(expected)), problems.toString());
    assertTrue(problems.stream().allMatch(p -> p.line() > 1), problems.toString());
  }

  @Test
  void everythingThatDoesNotFitIsToldAtOnce() {
    String people =
        "id: keep, email: { constant: a }, born: email, code: { noise: 0.5 }, mood: hash";

    List<PlanProblem> problems =
        refused(rules(people, "sender: keep, boss: hash, body: { hash: row }"));

    assertEquals(10, problems.size(), problems.toString());
  }

  @Test
  void aTableThatNobodyListedStopsEverything() {
    List<PlanProblem> problems =
        refused(rules(PEOPLE, LETTERS).replace("      slots: truncate\n", ""));

    assertEquals(1, problems.size());
    assertTrue(
        problems.get(0).message().contains("the table public.slots with 1 columns is not listed"));
  }

  @Test
  void aTruncatedTableIsNotReferredTo() {
    String truncated =
        rules(PEOPLE, LETTERS)
            .replace("people: { columns: { " + PEOPLE + " } }", "people: truncate");

    List<PlanProblem> problems = refused(truncated);

    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.get(0).message().contains("whose rows all go: write null, or truncate"));
  }

  @Test
  void aDatabaseThatNobodyListedIsRefusedUnlessItIsEmpty() {
    Rules other = accepted("databases: { other: drop }");
    Catalog empty = new Catalog(Engine.POSTGRES, "spare", 17, List.of(), List.of(), List.of());

    Fitting.Refused refused =
        assertInstanceOf(Fitting.Refused.class, RulesCheck.check(other, catalog));

    assertTrue(
        refused
            .problems()
            .get(0)
            .message()
            .contains("the database shop with 5 tables is not listed"));
    assertInstanceOf(Fitting.Fits.class, RulesCheck.check(other, empty));
    assertThrows(
        IllegalArgumentException.class,
        () -> RulesCheck.check(accepted("databases: { shop: drop }"), catalog));
  }

  @Test
  void patternsAndTypesDecideWhatNoTableLists() {
    String yaml =
        """
        databases:
          shop:
            types: { other: keep, enum: keep, array: null, integer: keep, date: { dateShift: 9 } }
            columns: { "*.email": email, "letters.sender": follow, "*.people.short": null, "*.body": null, "*.extra": null, visits.at: keep }
        """;

    DatabaseMasking masking = fits(yaml).masking();

    Treatment.Rewrite people = (Treatment.Rewrite) treatments(masking).get("public.people");
    assertEquals(
        List.of("email", "born", "short", "tags"), List.copyOf(people.expressions().keySet()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          born: { dateShift: 30 } -> born: { sql: "now() +" } | 42601
          born: { dateShift: 30 } -> born: { sql: borne } | column "borne" does not exist
          born: { dateShift: 30 } -> born: { sql: email::date } | it fails on a row of the table, SQLSTATE 22007
          born: { dateShift: 30 } -> born: { constant: today-ish } | SQLSTATE 22007
          n < 3 -> nn < 3 | delete: the server refuses it, 42703
          """)
  void whatTheServerRefusesIsKnownBeforeAnythingIsWritten(String change, String expected)
      throws Exception {
    String[] sides = change.split(" -> ", 2);
    Fitting.Fits fits = fits(rules(PEOPLE, LETTERS).replace(sides[0], sides[1]));

    List<PlanProblem> problems;
    try (Session session = open()) {
      problems = RulesTrial.problems(session, fits);
    }

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).message().contains(expected), problems.toString());
    assertTrue(problems.get(0).line() > 1, problems.toString());
    assertEquals(
        Optional.empty(),
        problems.stream().filter(p -> p.toString().contains("orig.test")).findFirst());
  }

  @Test
  void whatTheServerTakesIsNoProblem() throws Exception {
    try (Session session = open()) {
      assertEquals(List.of(), RulesTrial.problems(session, fits(rules(PEOPLE, LETTERS))));
    }
  }

  private static String rules(String people, String letters) {
    return """
        databases:
          shop:
            tables:
              people: { columns: { %s } }
              letters: { columns: { %s } }
              visits: { delete: n < 3, keep: [ at, n ] }
              slots: truncate
              child: { keep: [ extra ] }
        """
        .replace("databases:", "key: random\n\ndatabases:")
        .formatted(people, letters);
  }

  /** Two tables in braces stand below each other in the file. */
  private static String unfolded(String tables) {
    return tables.startsWith("{ ")
        ? tables.substring(2, tables.length() - 2).replace(", ", "\n      ")
        : tables;
  }

  private static Map<String, Treatment> treatments(DatabaseMasking masking) {
    return masking.tables().stream()
        .collect(Collectors.toMap(each -> each.table().name().toString(), TableMasking::treatment));
  }

  private static Session open() throws Exception {
    return Session.open(server.asMaster(), SampleServer.SHOP);
  }

  private static Fitting.Fits fits(String yaml) {
    Fitting fitting = RulesCheck.check(accepted(yaml), catalog);
    return assertInstanceOf(Fitting.Fits.class, fitting, fitting.toString());
  }

  private static List<PlanProblem> refused(String yaml) {
    return assertInstanceOf(Fitting.Refused.class, RulesCheck.check(accepted(yaml), catalog))
        .problems();
  }

  private static Rules accepted(String yaml) {
    RulesReading reading = RulesReader.read(yaml);
    return assertInstanceOf(RulesReading.Accepted.class, reading, reading.toString()).rules();
  }
}
