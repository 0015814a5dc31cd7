package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.database.Session;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.sanitize.catalog.Catalog;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, whatever they hold, and all strategies on the oldest and the newest server. */
class DocumentsTest {
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
  @ValueSource(strings = {"'[1]'", "'\"m1\"'", "'7'", "'null'"})
  void aDocumentThatIsNoObjectGoes(String document) throws Exception {
    String masked = people.expression("jb", "{ json: { others: keep, paths: { $.a: email } } }");

    assertEquals(
        List.of("null"),
        people.read("SELECT " + masked.replace("\"jb\"", "(" + document + "::jsonb)")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": [{"m": "x@orig.test", "k": 1}, {"k": 2}]} | $.a[*].m: { constant: z }  | {"a": [{"k": 1, "m": "z"}, {"k": 2}]}
          {"a": [{"m": 1, "n": 2}]} | $.a[*].m: { constant: y }, $.a[*].n: { constant: z } | {"a": [{"m": "y", "n": "z"}]}
          {"a": ["x", null, {"b": 1}, [2]]} | $.a[*]: { constant: z } | {"a": ["z", null, "z", "z"]}
          {"a": [[{"m": 1}], []]} | $.a[*][*].m: { constant: z } | {"a": [[{"m": "z"}], []]}
          {"a": [{"b": [{"m": 1}, 7]}]} | $.a[*].b[*].m: { constant: z } | {"a": [{"b": [{"m": "z"}, null]}]}
          {"a": [{"b": {"m": 1}}]} | $.a[*].b.m: { constant: z } | {"a": [{"b": {"m": "z"}}]}
          {"a": [{"b": ["orig"]}]} | $.a[*].b.m: { constant: z } | {"a": [{"b": null}]}
          {"a": {"m": "orig"}} | $.a[*].m: { constant: z } | {"a": null}
          {"a": "orig"} | $.a[*]: { constant: z } | {"a": null}
          {"a": null, "b": 1} | $.a[*].m: { constant: z } | {"a": null, "b": 1}
          {"b": 1} | $.a[*].m: { constant: z } | {"b": 1}
          {"a": ["orig"]} | $.a.b[*].m: { constant: z } | {"a": null}
          {"a": []} | $.a[*].m: { constant: z } | {"a": []}
          {"a": [3, 1, 2]} | $.a[*]: keep | {"a": [3, 1, 2]}
          """)
  void eachElementOfAListIsMaskedInItsPlace(String document, String paths, String masked)
      throws Exception {
    String quoted = paths.replaceAll("(\\$[^:]*):", "'$1':");

    String expression =
        people.expression("jb", "{ json: { others: keep, paths: { %s } } }".formatted(quoted));

    assertEquals(
        List.of(masked),
        people.read("SELECT " + expression.replace("\"jb\"", "('%s'::jsonb)".formatted(document))));
  }

  @Test
  void withOthersDroppedTheListStaysWithItsElements() throws Exception {
    String masked =
        people.expression(
            "jb", "{ json: { others: drop, paths: { '$.a[*].m': { constant: z } } } }");

    assertEquals(
        List.of("{\"a\": [{\"k\": 1, \"m\": \"z\"}]}"),
        people.read(
            "SELECT "
                + masked.replace(
                    "\"jb\"", "('{\"a\": [{\"m\": 1, \"k\": 1}], \"b\": \"orig\"}'::jsonb)")));
  }

  @Test
  void elementsAreMaskedByTheKeyOfTheirRow() throws Exception {
    String masked =
        people.expression("jb", "{ json: { others: keep, paths: { '$.a[*]': { hash: row } } } }");
    String list = masked.replace("\"jb\"", "('{\"a\": [1, 2]}'::jsonb)");

    List<String> first = people.read("SELECT DISTINCT " + list + " FROM people WHERE id < 4");

    assertEquals(4, first.size());
  }

  @Test
  void aListOnTheWayOfAPathGoes() throws Exception {
    String masked =
        people.expression("jb", "{ json: { others: keep, paths: { $.a.b.c: email } } }");

    assertEquals(
        List.of("{\"a\": {\"b\": null}}"),
        people.read(
            "SELECT "
                + masked.replace("\"jb\"", "('{\"a\": {\"b\": [{\"c\": \"m1\"}]}}'::jsonb)")));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void allServersTakeAllStrategies(int major) throws Exception {
    SampleServers servers = SampleServers.open();
    SampleServer another = servers.empty(major);
    another.tell(People.TABLE, People.FILL);
    String tag =
        "t: name, v: email, v15: phone, c: hash, i: { noise: 5 }, b: card, n: { noise: 1 },"
            + " n0: hash, f: { noise: 1 }, d: { dateShift: 5 }, ts: { dateShift: 5 }, u: hash,"
            + " j: { json: { others: drop, paths: { $.mail: digits } } }, ip: ip, by: hash,"
            + " jb: { json: { others: keep, paths: { $.contact.mail: address } } }, ok: keep";
    try (servers;
        Session open = Session.open(another.asMaster(), SampleServer.SHOP)) {
      Fitting.Fits fits = People.fits(tag, Catalog.read(open));
      assertEquals(List.of(), RulesTrial.problems(open, fits));
      Treatment.Rewrite rewrite = (Treatment.Rewrite) fits.masking().tables().get(0).treatment();
      String alter =
          rewrite.expressions().entrySet().stream()
              .map(
                  each ->
                      "ALTER %s TYPE %s USING %s"
                          .formatted(
                              each.getKey(),
                              fits.masking()
                                  .catalog()
                                  .tables()
                                  .get(0)
                                  .column(each.getKey())
                                  .orElseThrow()
                                  .type()
                                  .sql(),
                              each.getValue()))
              .collect(Collectors.joining(", ", "ALTER TABLE people ", ""));
      another.tell("SET snaprelay.key = 'aa'", alter);
      assertEquals(
          "0",
          another.ask("SELECT count(*) FROM people WHERE v LIKE '%orig.test' OR t LIKE 'Ann%'"));
    }
  }
}
