package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Session;
import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.testing.MariaServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same strategies on MariaDB: what they make lies where it does on PostgreSQL. */
class MariaStrategiesTest {
  private static final int ROWS = 3000;

  private static final List<String> COLUMNS =
      List.of(
          "id", "t", "v", "v15", "c", "i", "b", "n", "f", "d", "ts", "u", "j", "ip", "ip4", "by",
          "b8", "ok", "e", "m");

  private static final String TABLE =
      "CREATE TABLE people (id bigint PRIMARY KEY, t text, v varchar(40), v15 varchar(15),"
          + " c char(12), i int, b bigint, n decimal(9,2), f float, d date, ts datetime(3),"
          + " u uuid, j json, ip inet6, ip4 inet4, `by` blob, b8 varbinary(8), ok boolean,"
          + " e enum('calm', 'it''s wild'), m varchar(40) CHARACTER SET latin1)";

  private static final String FILL =
      "INSERT INTO people SELECT seq, CONCAT('Ann O''Neil \\\\ ', seq),"
          + " CONCAT('ann', seq, '@orig.test'), CONCAT('+49 30 ', 10000 + seq), CONCAT('AB-', seq),"
          + " seq, seq, seq, seq / 100.0, '1990-01-01' + INTERVAL seq DAY,"
          + " '2020-02-29 12:00:00' + INTERVAL seq DAY, uuid(),"
          + " JSON_OBJECT('contact', JSON_OBJECT('mail', CONCAT('m', seq), 'x', 1), 'ssn', seq),"
          + " CONCAT('::ffff:10.0.', seq % 200, '.7'), CONCAT('10.0.', seq % 200, '.7'),"
          + " UNHEX(LPAD(HEX(seq), 8, '0')), UNHEX(LPAD(HEX(seq), 8, '0')), true, 'calm',"
          + " CONCAT('J\u00fcrgen ', seq)"
          + " FROM seq_1_to_3000";

  private static MariaServer server;
  private static Session session;

  @BeforeAll
  static void fill() throws Exception {
    server = MariaServer.open();
    server.tell(TABLE, FILL, "INSERT INTO people (id) VALUES (0)");
    session = Session.open(server.asMaster(), "shop");
    Dialects.prepare(session);
    session.maintain("SET @snaprelay_key = 'a'");
  }

  @AfterAll
  static void close() throws Exception {
    session.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          t   | hash                                | [0-9a-f]{32}
          v15 | hash                                | [0-9a-f]{15}
          c   | hash                                | [0-9a-f]{12}
          t   | { hash: row }                       | [0-9a-f]{32}
          i   | hash                                | [12][0-9]{9}
          b   | hash                                | [4-5][0-9]{18}
          u   | hash                                | ffffffff-.{27}
          by  | hash                                | (?s).*
          b8  | hash                                | (?s).*
          v   | email                               | u[0-9a-f]{23}@example\\.invalid
          m   | email                               | u[0-9a-f]{23}@example\\.invalid
          t   | { email: row }                      | u[0-9a-f]{24}@example\\.invalid
          t   | name                                | [A-Z][a-z]*[xq][a-z]* [A-Z][a-z]*[xq][a-z]*
          t   | { name: first }                     | [A-Z][a-z]*[xq][a-z]*
          t   | { name: { part: last, number: true, by: row } } | [A-Z][a-z]*[xq][a-z]* [0-9]{5}
          t   | address                             | [0-9]{1,3} [A-Z][a-z]*[xq][a-z]* Street, 00[0-9]{3} Port [A-Z][a-z]*[xq][a-z]*
          t   | { address: postcode }               | 00[0-9]{3}
          t   | phone                               | \\+999[0-9]{11}
          v15 | phone                               | \\+999[0-9]{11}
          b   | phone                               | 999[0-9]{11}
          t   | { phone: nanp }                     | 555-01[0-9]{2}
          t   | card                                | 9999[0-9]{12}
          b   | { card: row }                       | 9999[0-9]{12}
          ip  | ip                                  | 2001:db8:.*
          ip4 | { ip: 4 }                           | 192\\.0\\.2\\.[0-9]{1,3}
          t   | ip                                  | 2001:db8(:[0-9a-f]{4}){6}
          t   | digits                              | Ann O'Neil \\\\ [0-9]{1,4}
          v15 | digits                              | \\+[0-9]{2} [0-9]{2} [0-9]{5}
          m   | digits                              | Jürgen [0-9]{1,4}
          d   | { dateShift: 30 }                   | .*
          d   | { dateShift: 1 }                    | .*
          ts  | { dateShift: { days: 3, by: row } } | .*
          i   | { noise: 1 }                        | .*
          n   | { noise: 0.01 }                     | -?[0-9]+\\.[0-9]{2}
          n   | { noise: { amount: 5.5, by: row } } | -?[0-9]+\\.[0-9]{2}
          f   | { noise: 2.5 }                      | .*
          v   | { partial: { first: 2, last: 5 } }  | anx+\\.test
          m   | { partial: { first: 2, last: 1 } }  | Jüx+[0-9]
          v   | { partial: { first: 900 } }         | x+
          t   | { regex: { pattern: '[0-9]+', replacement: '#' } } | Ann O'Neil \\\\ #
          t   | { regex: { pattern: nothing, replacement: '#' } } | x+
          t   | { constant: "it's \\\\ gone" }      | it's \\\\ gone
          e   | { constant: "it's wild" }           | it's wild
          ok  | { constant: "0" }                   | 0
          j   | { constant: "{}" }                  | \\{\\}
          j   | { json: { others: keep, paths: { $.contact.mail: email } } } | \\{"contact": \\{"mail": "u[0-9a-f]{24}@example.invalid", "x": 1\\}, "ssn": [0-9]+\\}
          j   | { json: { others: drop, paths: { $.contact.mail: { hash: row } } } } | \\{"contact": \\{"mail": "[0-9a-f]{32}", "x": 1\\}\\}
          j   | { json: { others: keep, paths: { $.ssn: null, $.gone.there: email } } } | \\{"contact": .*, "ssn": null\\}
          j   | { json: { others: keep, paths: { $.ssn.deeper: hash } } } | \\{"contact": .*"ssn": null\\}
          v   | shuffle                             | ann[0-9]+@orig\\.test
          t   | { sql: "CONCAT('x', upper(v)) -- and so on" } | xANN[0-9]+@ORIG\\.TEST
          """)
  void noValueIsItsOriginalAndAllLieWhereTheyShould(String column, String strategy, String pattern)
      throws Exception {
    String masked = expression(column, strategy);
    String stored = stored(column, masked);

    assertEquals(
        List.of(),
        read("SELECT id FROM (%s) AS s WHERE id > 0 AND (new <=> old)".formatted(stored)));
    assertEquals(
        List.of(),
        read("SELECT new FROM (%s) AS s WHERE id > 0".formatted(stored)).stream()
            .filter(value -> value == null || !value.strip().matches(pattern))
            .limit(3)
            .toList());
    assertEquals(
        List.of("0"),
        read("SELECT id FROM (%s) AS s WHERE id = 0 AND new IS NULL".formatted(stored)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      v  | email
      t  | hash
      b  | hash
      u  | hash
      by | { hash: row }
      t  | ip
      """)
  void whatHasToBeDistinctIs(String column, String strategy) throws Exception {
    String sql =
        "SELECT count(DISTINCT %s) FROM people WHERE id > 0"
            .formatted(expression(column, strategy));

    assertEquals(List.of(String.valueOf(ROWS)), read(sql));
  }

  @Test
  void textsThatTheCollationTakesForEqualStayEqual() throws Exception {
    String masked = expression("v", "email");

    List<String> values =
        read(
            "SELECT %s FROM (SELECT CAST(x AS char(40)) COLLATE utf8mb4_uca1400_ai_ci AS v FROM (SELECT 'Ann' AS x UNION ALL SELECT 'ANN' UNION ALL SELECT 'ànn  ') AS a) AS people"
                .formatted(masked));

    assertEquals(3, values.size());
    assertEquals(1, values.stream().distinct().count(), values.toString());
  }

  @Test
  void digitsAreMovedHoweverManyThereAre() throws Exception {
    String masked = expression("t", "digits");
    for (int length : List.of(1, 2, 17, 18, 19, 24)) {
      String value = "repeat('9', %d)".formatted(length);
      String moved = read("SELECT " + masked.replace("\"t\"", value)).get(0);
      assertTrue(moved.matches("[0-9]{%d}".formatted(length)), moved);
      assertNotEquals("9".repeat(length), moved);
    }
    assertEquals(
        "x".repeat(25), read("SELECT " + masked.replace("\"t\"", "repeat('9', 25)")).get(0));
    assertEquals(List.of("xxx"), read("SELECT " + masked.replace("\"t\"", "'\u00e4bc'")));
    String moved = read("SELECT " + masked.replace("\"t\"", "'MI\"\\ 7 \u20acS9'")).get(0);
    assertTrue(moved.matches("MI\"\\\\ [0-9] \u20acS[0-9]"), moved);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"mail": "m1", "mail": "m2"}          | null
          {"m\\u0061il": "m1"}                  | null
          [1, "m1"]                             | null
          {"a": {"b": 1}}                       | {"a": {"b": 1}}
          {"mail": null, "a": 1}                | {"mail": null, "a": 1}
          """)
  void aDocumentWhoseMembersAreNotCertainGoes(String document, String expected) throws Exception {
    String masked = expression("j", "{ json: { others: keep, paths: { $.mail: hash } } }");

    assertEquals(expected, read("SELECT " + masked.replace("\"j\"", "'" + document + "'")).get(0));
  }

  @Test
  void anotherKeyGivesOtherValues() throws Exception {
    String sql = "SELECT %s FROM people WHERE id = 1".formatted(expression("t", "hash"));
    String one = read(sql).get(0);

    session.maintain("SET @snaprelay_key = 'b'");
    String other = read(sql).get(0);
    session.maintain("SET @snaprelay_key = 'a'");

    assertNotEquals(one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          i  | { constant: many }         | people.i: it fails on a row of the table, SQLSTATE 22007
          d  | { constant: "2026-02-30" } | people.d: it fails on a row of the table, SQLSTATE 22007
          t  | { sql: "nosuch(v)" }       | people.t: the server refuses it, 42000
          t  | { sql: "nosuch" }          | people.t: the server refuses it, 42S22
          t  | { regex: { pattern: '(', replacement: '' } } | people.t: the server refuses it, 42000
          v15 | { sql: "concat(v, v)" }              | people.v15: it fails on a row of the table, SQLSTATE 22001
          """)
  void whatTheServerRefusesIsKnownBeforeAnythingIsWritten(
      String column, String strategy, String problem) throws Exception {
    List<PlanProblem> problems = RulesTrial.problems(session, fits(column, strategy));
    session.maintain("SET @snaprelay_key = 'a'");

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).toString().contains(problem), problems.toString());
  }

  private static String stored(String column, String masked) throws SQLException {
    session.maintain("DROP TEMPORARY TABLE IF EXISTS stored");
    session.maintain("CREATE TEMPORARY TABLE stored LIKE people");
    session.maintain(
        "INSERT INTO stored (id, %1$s) SELECT id, %2$s FROM people"
            .formatted(quoted(column), masked));
    return "SELECT p.id, s.%1$s AS new, p.%1$s AS old FROM people p JOIN stored s ON s.id = p.id"
        .formatted(quoted(column));
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }

  private static String expression(String column, String strategy) throws SQLException {
    Treatment.Rewrite rewrite =
        (Treatment.Rewrite) fits(column, strategy).masking().tables().get(0).treatment();
    return rewrite.expressions().get(column);
  }

  private static Fitting.Fits fits(String column, String strategy) throws SQLException {
    String columns =
        COLUMNS.stream()
            .map(each -> each + ": " + (each.equals(column) ? strategy : "keep"))
            .collect(Collectors.joining("\n          "));
    String yaml =
        "databases:\n  shop:\n    tables:\n      people:\n        columns:\n          " + columns;
    RulesReading reading = RulesReader.read(yaml);
    Fitting fitting =
        RulesCheck.check(
            assertInstanceOf(RulesReading.Accepted.class, reading, reading.toString()).rules(),
            Catalog.read(session));
    return assertInstanceOf(Fitting.Fits.class, fitting, fitting.toString());
  }

  private static List<String> read(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    session.read(sql, row -> values.add(row.getString(1)));
    return values;
  }
}
