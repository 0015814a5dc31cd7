package io.snaprelay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.Strategy.JsonRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesReaderTest {
  private static final String ALL =
      """
      key: { secret: masking-key }
      databases:
        legacy: drop
        shop:
          largeObjects: keep
          types: { boolean: keep }
          columns: { "*.email": email, "audit.*.*_at": { dateShift: 30 } }
          scripts: [ { name: tidy up, sql: SELECT 1 } ]
          tables:
            sessions: truncate
            '"Odd ""x"" one"."a.b*"':
              delete: at < now()
              keep: [ id ]
              columns:
                a: null
                b: { constant: 010 }
                c: hash
                d: { hash: row }
                e: { name: { part: first, number: true, by: row } }
                f: { address: city }
                g: { phone: nanp }
                h: card
                i: { ip: 4 }
                j: digits
                k: { noise: { amount: 2.5, by: row } }
                l: { partial: { first: 1, with: '*' } }
                m: { regex: { pattern: '[0-9]+', replacement: '#' } }
                n: { json: { paths: { $.contact."e.mail": email }, others: drop } }
                o: { sql: { expression: upper(o), unique: true } }
                p: follow
      """;

  @Test
  void everythingThatCanBeSaidIsRead() {
    Rules rules = read(ALL);

    DatabaseRules shop = rules.database("shop").orElseThrow();
    assertEquals(new KeySource.Secret("masking-key"), rules.key());
    assertTrue(rules.database("legacy").orElseThrow().drop());
    assertTrue(shop.keepLargeObjects());
    assertEquals("SELECT 1", shop.scripts().get(0).sql());
    assertTrue(shop.types().get(0).column().matches("boolean"));
    assertEquals(new Strategy.DateShift(30, By.VALUE), shop.columns().get(1).strategy());
    assertTrue(shop.tables().get(0).truncate());
    assertEquals(Optional.of("at < now()"), shop.tables().get(1).delete());
    assertTrue(shop.tables().get(1).table().matches("Odd \"x\" one", "a.b*"));
    assertEquals(
        List.of(
            new Strategy.Keep(),
            new Strategy.Nothing(),
            new Strategy.Constant("010"),
            new Strategy.Hash(By.VALUE),
            new Strategy.Hash(By.ROW),
            new Strategy.Name(Strategy.NamePart.FIRST, true, By.ROW),
            new Strategy.Address(Strategy.AddressPart.CITY, By.VALUE),
            new Strategy.Phone(Strategy.PhoneFormat.NANP, By.VALUE),
            new Strategy.Card(By.VALUE),
            new Strategy.Ip(4, By.VALUE),
            new Strategy.Digits(By.VALUE),
            new Strategy.Noise(new BigDecimal("2.5"), By.ROW),
            new Strategy.Partial(1, 0, "*"),
            new Strategy.Regex("[0-9]+", "#", false)),
        strategies(shop).subList(0, 14));
    Strategy.Json json = (Strategy.Json) strategies(shop).get(14);
    assertEquals(
        List.of(List.of("contact", "e.mail")), json.paths().stream().map(JsonRule::path).toList());
    assertEquals(
        List.of(new Strategy.Sql("upper(o)", true), new Strategy.Follow()),
        strategies(shop).subList(15, 17));
  }

  @Test
  void pathsThroughOneListAreOneRule() {
    String yaml =
        """
        databases:
          shop:
            tables:
              a:
                columns:
                  b:
                    json:
                      others: keep
                      paths:
                        $.tags[*]: hash
                        $.people[*].mail: email
                        $.people: keep
                        $.people[*].calls[*].number: phone
        """;

    TableRules table = read(yaml).database("shop").orElseThrow().tables().get(0);
    Strategy.Json json = (Strategy.Json) table.columns().get(0).strategy();

    assertEquals(
        List.of(List.of("people"), List.of("tags"), List.of("people")),
        json.paths().stream().map(JsonRule::path).toList());
    Strategy.Each people = (Strategy.Each) json.paths().get(2).strategy();
    assertEquals(
        List.of(List.of("mail"), List.of("calls")),
        people.paths().stream().map(JsonRule::path).toList());
    assertEquals(11, json.paths().get(2).place().line());
  }

  @Test
  void aRuleKnowsItsPlace() {
    DatabaseRules shop = read(ALL).database("shop").orElseThrow();

    ColumnRule hash = shop.tables().get(1).columns().get(3);

    assertEquals(17, hash.place().line());
    assertEquals(11, hash.place().column());
    assertTrue(hash.place().path().endsWith(".columns.c"), hash.place().path());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a: emial                               | did you mean 'email'?
          a: hashing                             | unknown strategy 'hashing'; known here are: address
          a:                                     | write a strategy, or null
          a: ~                                   | write a strategy, or null
          a: { email: {}, hash: {} }             | is not one strategy
          a: [ email ]                           | a list is not one strategy
          a: { hash: { bye: row } }              | unknown field 'bye': did you mean 'by'?
          a: { hash: { by: column } }            | 'column' is not value or row
          a: constant                            | 'value' is missing
          a: { name: middle }                    | 'middle' is not first or last or full
          a: { name: { number: 3 } }             | '3' is not true or false
          a: dateShift                           | 'days' is missing: write a whole number from 1
          a: { dateShift: 0 }                    | '0' is not a whole number from 1 to 36500
          a: { dateShift: { days: 1.5 } }        | '1.5' is not a whole number
          a: { noise: 0 }                        | '0' is not a number above zero
          a: { noise: much }                     | 'much' is not a number above zero
          a: { partial: { first: -1 } }          | '-1' is not a whole number from 0
          a: { regex: { pattern: x } }           | 'replacement' is missing
          a: { regex: { pattern: x, replacement: y, others: drop } } | 'drop' is not keep or redact
          a: { json: { paths: { $.a: email } } } | 'others' is missing: write keep or drop
          a: { json: { others: keep } }          | 'paths' is missing or empty
          a: { json: { others: keep, paths: { "$.a[0]": email } } } | is not a path: write $.key.key, or $.key[*].key
          a: { json: { others: keep, paths: { "$[*].a": email } } } | is not a path
          a: { json: { others: keep, paths: { $.a: hash, $.a.b: email } } } | lies within, or around, the path on line
          a: { json: { others: keep, paths: { $.a.b: keep, $.a: hash } } } | lies within, or around, the path on line
          a: { json: { others: keep, paths: { "$.a[*]": hash, "$.a[*].b": email } } } | lies within, or around
          a: { json: { others: keep, paths: { "$.a[*].b": hash, $.a: null } } } | lies within, or around
          a: { shuffle: row }                    | 'row' is not the parameters of shuffle
          a: { json: { others: keep, paths: { a: email } } } | is not a path
          a: { json: { others: keep, paths: { $.a: emial } } } | did you mean 'email'?
          a: { ip: 5 }                           | '5' is not 4 or 6
          a: { sql: { unique: true } }           | 'expression' is missing
          a: { keep: { by: row } }               | unknown field 'by'
          "*": keep                              | nobody has seen yet
          a.b: keep                              | 'a.b' is not a name
          """)
  void aStrategyThatIsWrongIsNamedWithItsRemedy(String column, String expected) {
    PlanProblem problem = only(table("columns: { %s }".formatted(column)));

    assertTrue(problem.message().contains(expected), problem.message());
    assertEquals(4, problem.line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          databases: { shop: drop }, color: red           | unknown field 'color'
          key: random                                     | 'databases' is missing or empty
          databases: {}                                   | 'databases' is missing or empty
          databases: [ shop ]                             | a list is not the databases
          key: secret, databases: { shop: drop }          | 'secret' is not random, or the secret
          key: {}, databases: { shop: drop }              | 'secret' is missing
          databases: { shop: keep }                       | 'keep' is not drop, or the rules
          databases: { shop: { table: {} } }              | unknown field 'table': did you mean 'tables'?
          databases: { shop: { largeObjects: maybe } }    | 'maybe' is not keep or drop
          databases: { shop: { tables: [ a ] } }          | a list is not the tables
          databases: { shop: { tables: { a: keep } } }    | keeps columns that nobody has seen yet
          databases: { shop: { tables: { a: {} } } }      | an empty mapping decides nothing
          databases: { shop: { tables: { a: drop } } }    | 'drop' is not truncate
          databases: { shop: { tables: { a.b.c: truncate } } } | 'a.b.c' is not a name
          databases: { shop: { tables: { a: { keep: b } } } } | 'b' is not a list of columns
          databases: { shop: { tables: { a: { keep: [ b, b ] } } } } | stands twice
          databases: { shop: { tables: { a: { delete: {} } } } } | a mapping is not a condition
          databases: { shop: { types: { txt: keep } } }   | unknown type 'txt': did you mean 'text'?
          databases: { shop: { columns: { "*.*": keep } } } | nobody has seen yet
          databases: { shop: { scripts: [ { name: a } ] } } | 'sql' is missing: write the SQL, or script: the path
          databases: { shop: { scripts: SELECT } }        | is not a list of
          """)
  void aFileThatIsWrongIsRefusedWithWhatWouldBeRight(String flow, String expected) {
    PlanProblem problem = only("{ " + flow + " }");

    assertTrue(problem.message().contains(expected), problem.message());
  }

  @Test
  void allProblemsComeAtOnceSortedByLine() {
    List<PlanProblem> problems =
        refused(
            "databases:\n  shop:\n    tables:\n      a: keep\n      b: { columns: { c: emial } }\n    color: red\n");

    assertEquals(List.of(4, 5, 6), problems.stream().map(PlanProblem::line).toList());
  }

  @Test
  void aColumnThatStandsTwiceIsRefusedEvenUnderTwoSpellings() {
    PlanProblem twice = only(table("columns: { a: email, '\"a\"': hash }"));

    assertTrue(twice.message().contains("stands twice: the first is on line 4"), twice.message());
  }

  @ParameterizedTest
  @CsvSource({
    "public.audit_*, public, audit_log, true",
    "public.audit_*, public, audits, false",
    "*.audit, other, audit, true",
    "public.a, public, A, false",
    "'\"public\".\"a*\"', public, ab, false",
    "'\"public\".\"a*\"', public, a*, true"
  })
  void aPatternMatchesWhatItSays(String pattern, String schema, String table, boolean expected) {
    NamePattern parsed = NamePattern.parse(pattern, 2).orElseThrow();

    assertEquals(expected, parsed.matches(schema, table));
  }

  @ParameterizedTest
  @CsvSource({"a..b", "a.", ".a", "'\"a'", "a\"b", "'\"a\"b'"})
  void whatIsNoNameIsNoPattern(String text) {
    assertEquals(Optional.empty(), NamePattern.parse(text, 3));
  }

  @ParameterizedTest
  @CsvSource({"plain", "Müller & Söhne 1", "a.b", "a*", "'a\"b'", "' '"})
  void aSpelledNameIsReadBack(String name) {
    NamePattern pattern = NamePattern.parse(NamePattern.spell(name), 1).orElseThrow();

    assertTrue(pattern.exact());
    assertTrue(pattern.matches(name));
  }

  private static List<Strategy> strategies(DatabaseRules database) {
    return database.tables().get(1).columns().stream().map(ColumnRule::strategy).toList();
  }

  private static String table(String body) {
    return "databases:\n  shop:\n    tables:\n      t: { " + body + " }\n";
  }

  private static Rules read(String yaml) {
    return assertInstanceOf(RulesReading.Accepted.class, RulesReader.read(yaml)).rules();
  }

  private static List<PlanProblem> refused(String yaml) {
    return assertInstanceOf(RulesReading.Refused.class, RulesReader.read(yaml)).problems();
  }

  private static PlanProblem only(String yaml) {
    List<PlanProblem> problems = refused(yaml);
    assertEquals(1, problems.size(), problems.toString());
    return problems.get(0);
  }
}
