package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plan says how and why, shows rows, and leaves nothing behind. */
class SanitationPlanTest {
  private static final String RULES =
      """
      databases:
        shop:
          tables:
            public.people: { keep: [id], columns: { mail: email } }
            public.computed: { keep: [id], columns: { mail: email } }
            public.logs: truncate
      """;

  private static SampleServers servers;
  private static SampleServer shop;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
    shop = servers.empty(17);
    shop.tell(
        "CREATE TABLE people (id int PRIMARY KEY, mail text)",
        "INSERT INTO people SELECT g, 'p' || g || '@corp-real.nl' FROM generate_series(1, 50) g",
        "CREATE VIEW mails AS SELECT mail FROM people",
        "CREATE TABLE computed (id int, mail text,"
            + " again text GENERATED ALWAYS AS (mail) STORED)",
        "CREATE TABLE logs (line text)");
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void eachTableHasItsWayAndTheReasonForIt() throws Exception {
    SanitationPlan plan = plan(RULES);

    assertEquals(List.of(), plan.problems());
    assertEquals(
        List.of("the rules keep none of its rows", "columns are masked"),
        List.of(
            only(plan, "\"public\".\"logs\"").reason().replaceFirst("^TRUNCATE: ", ""),
            only(plan, "\"public\".\"people\"").reason().replaceFirst("^REWRITE: ", "")));
    assertEquals(
        "REFILL: columns are masked; a generated column reads a masked one",
        only(plan, "\"public\".\"computed\"").reason());
    assertTrue(
        plan.steps().stream()
            .anyMatch(s -> s.phase().equals("SET_ASIDE") && s.name().equals("view public.mails")),
        plan.steps().toString());
  }

  @Test
  void tenRowsAreShownBeforeAndAfter() throws Exception {
    Preview people =
        plan(RULES).previews().stream()
            .filter(each -> each.table().equals("\"public\".\"people\""))
            .findFirst()
            .orElseThrow();

    assertEquals(List.of("mail"), people.columns());
    assertEquals(10, people.rows().size());
    assertEquals(List.of(Optional.of("p1@corp-real.nl")), people.rows().get(0).before());
    assertTrue(people.rows().get(0).after().get(0).orElseThrow().endsWith(".invalid"));
  }

  @Test
  void nothingOfItStays() throws Exception {
    String file = shop.ask("SELECT pg_relation_filenode('people')");

    plan(RULES);

    assertEquals(file, shop.ask("SELECT pg_relation_filenode('people')"));
    assertEquals("0", shop.ask("SELECT count(*) FROM pg_namespace WHERE nspname ~ 'snaprelay'"));
  }

  @Test
  void rulesThatDoNotFitArePlannedAsProblemsAlone() throws Exception {
    SanitationPlan plan = plan(RULES.replace("public.logs: truncate", ""));

    assertEquals(1, plan.problems().size(), plan.problems().toString());
    assertEquals(List.of(), plan.steps());
  }

  private static SanitationPlan.Planned only(SanitationPlan plan, String table) {
    return plan.steps().stream()
        .filter(each -> each.phase().equals("REWRITE") && each.name().equals(table))
        .findFirst()
        .orElseThrow(() -> new AssertionError(plan.steps().toString()));
  }

  private static SanitationPlan plan(String yaml) throws Exception {
    Rules rules = assertInstanceOf(RulesReading.Accepted.class, RulesReader.read(yaml)).rules();
    return SanitationPlan.of(shop.asMaster(), SampleServer.SHOP, rules);
  }
}
