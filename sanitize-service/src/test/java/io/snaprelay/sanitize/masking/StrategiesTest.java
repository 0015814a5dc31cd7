package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every strategy on a real server: what it makes lies where it should, and is not the original. */
class StrategiesTest {
  private static People people;

  @BeforeAll
  static void fill() throws Exception {
    people = People.open(17);
  }

  @AfterAll
  static void close() throws Exception {
    people.close();
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
          n0  | hash                                | [4-5][0-9]{18}
          u   | hash                                | ffffffff-.{27}
          by  | hash                                | \\\\x[0-9a-f]{64}
          v   | email                               | u[0-9a-f]{23}@example\\.invalid
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
          ip  | { ip: 4 }                           | 192\\.0\\.2\\.[0-9]{1,3}/32
          t   | ip                                  | 2001:db8(:[0-9a-f]{4}){6}
          t   | digits                              | Ann O'Neil \\\\ [0-9]{1,4}
          v15 | digits                              | \\+[0-9]{2} [0-9]{2} [0-9]{5}
          d   | { dateShift: 30 }                   | .*
          d   | { dateShift: 1 }                    | .*
          ts  | { dateShift: { days: 3, by: row } } | .*
          i   | { noise: 1 }                        | .*
          n   | { noise: 0.01 }                     | -?[0-9]+\\.[0-9]{2}
          n   | { noise: { amount: 5.5, by: row } } | -?[0-9]+\\.[0-9]{2}
          n0  | { noise: 2.5 }                      | .*
          f   | { noise: 2.5 }                      | .*
          v   | { partial: { first: 2, last: 5 } }  | anx+\\.test
          v   | { partial: { first: 900 } }         | x+
          t   | { regex: { pattern: '[0-9]+', replacement: '#' } } | Ann O'Neil \\\\ #
          t   | { regex: { pattern: nothing, replacement: '#' } } | x+
          t   | { constant: "it's \\\\ gone" }      | it's \\\\ gone
          ok  | { constant: false }                 | false
          jb  | { constant: "{}" }                  | \\{\\}
          jb  | { json: { others: keep, paths: { $.contact.mail: email } } } | \\{"ssn": [0-9]+, "contact": \\{"x": 1, "mail": "u[0-9a-f]{24}@example.invalid"\\}\\}
          jb  | { json: { others: drop, paths: { $.contact.mail: { hash: row } } } } | \\{"contact": \\{"x": 1, "mail": "[0-9a-f]{32}"\\}\\}
          jb  | { json: { others: keep, paths: { $.ssn: null, $.gone.there: email } } } | \\{"ssn": null, "contact": .*
          jb  | { json: { others: keep, paths: { $.ssn.deeper: hash } } } | \\{"ssn": null, "contact": .*
          j   | { json: { others: drop, paths: { $.a: keep, $.mail: hash } } } | \\{"a": [0-9]+, "mail": "[0-9a-f]{32}"\\}
          t   | { sql: "textcat('x', upper(v)) -- and so on" } | xANN[0-9]+@ORIG\\.TEST
          """)
  void noValueIsItsOriginalAndAllLieWhereTheyShould(String column, String strategy, String pattern)
      throws Exception {
    String masked = people.expression(column, strategy);

    assertEquals(
        0,
        people.count(
            "people WHERE id > 0 AND (%s)::text IS NOT DISTINCT FROM %s::text"
                .formatted(masked, column)));
    assertEquals(
        List.of(),
        people.read("SELECT %s FROM people WHERE id > 0".formatted(masked)).stream()
            .filter(value -> !value.strip().matches(pattern))
            .limit(3)
            .toList());
    assertEquals(1, people.count("people WHERE id = 0 AND (%s) IS NULL".formatted(masked)));
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
        "SELECT count(DISTINCT %s)::text FROM people"
            .formatted(people.expression(column, strategy));

    assertEquals(List.of(String.valueOf(People.ROWS)), people.read(sql));
  }

  @Test
  void aCheckDigitIsRightByLuhn() throws Exception {
    List<String> cards =
        people.read("SELECT %s FROM people WHERE id > 0".formatted(people.expression("t", "card")));

    assertTrue(cards.stream().allMatch(StrategiesTest::isLuhn));
    assertTrue(cards.stream().distinct().count() > People.ROWS - 10);
  }

  @Test
  void aShiftedDateStaysWithinItsDaysOnBothSides() throws Exception {
    String masked = people.expression("d", "{ dateShift: 30 }");

    List<String> days =
        people.read("SELECT DISTINCT (%s - d)::text FROM people WHERE id > 0".formatted(masked));

    assertEquals(
        IntStream.rangeClosed(-15, 14)
            .mapToObj(n -> String.valueOf(2 * n + 1))
            .collect(Collectors.toSet()),
        Set.copyOf(days));
  }

  @Test
  void datesOfOneRowMoveTogether() throws Exception {
    String days = people.expression("d", "{ dateShift: { days: 9, by: row } }");
    String alike = days.replace("\"d\"", "(\"d\" + 100)");

    assertEquals(0, people.count("people WHERE (%s) - (%s) <> 100".formatted(alike, days)));
  }

  @Test
  void digitsAreMovedHoweverManyThereAre() throws Exception {
    String masked = people.expression("t", "digits");
    for (int length : List.of(1, 2, 17, 18, 19, 36, 40)) {
      String value = "repeat('9', %d)".formatted(length);
      String moved = people.read("SELECT " + masked.replace("\"t\"", "(" + value + ")")).get(0);
      assertTrue(moved.matches("[0-9]{%d}".formatted(length)), moved);
      assertNotEquals("9".repeat(length), moved);
    }
    assertEquals(List.of("xxx"), people.read("SELECT " + masked.replace("\"t\"", "'äbc'::text")));
    assertTrue(
        people
            .read("SELECT " + masked.replace("\"t\"", "E'MI\"\\\\ 7 €S9'::text"))
            .get(0)
            .matches("MI\"\\\\ [0-9] €S[0-9]"));
  }

  @Test
  void aShortNumberIsChangedHoweverLargeItIs() throws Exception {
    String masked = people.expression("f", "{ noise: 1 }");
    String large = masked.replace("\"f\"", "(4000 + \"f\")");

    assertEquals(0, people.count("people WHERE (%s)::real = (4000 + f)::real".formatted(large)));
  }

  @Test
  void anotherKeyGivesOtherValues() throws Exception {
    String sql = "SELECT %s FROM people WHERE id = 1".formatted(people.expression("t", "hash"));

    String other =
        people
            .session()
            .first(List.of("snaprelay.key = 'bb'"), sql, row -> row.getString(1))
            .orElseThrow();

    assertNotEquals(people.read(sql).get(0), other);
  }

  private static boolean isLuhn(String card) {
    int sum = 0;
    for (int i = 0; i < card.length(); i++) {
      int digit = card.charAt(card.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? 2 * digit : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
