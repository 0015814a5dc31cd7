package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Session;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.database.testing.SchemaGenerator;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.sanitize.catalog.Catalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {
  private static final List<String> SHOP =
      List.of(
          "CREATE TABLE customers (id bigint PRIMARY KEY, contact text NOT NULL UNIQUE,"
              + " \"Full Name\" text, mobile varchar(20), pay varchar(30), state text, code char(4),"
              + " country text CHECK (country IN ('DE', 'AT')), born date, since date, notes text,"
              + " profile jsonb NOT NULL, salary numeric(9,2), seen_from inet, words tsvector)",
          "INSERT INTO customers SELECT g, 'ann' || g || '@orig.test', 'Ann ' || g,"
              + " '+49 30 ' || (10000 + g), '4111 1111 1111 ' || (1000 + g),"
              + " CASE WHEN g % 2 = 0 THEN 'open' ELSE 'closed' END, 'A' || g % 100, 'DE',"
              + " date '1990-01-01' + g, current_date, 'secretnote' || g, '{\"m\": 1}', g, '10.0.0.7', 'w'"
              + " FROM generate_series(1, 300) g",
          "CREATE TABLE letters (id int PRIMARY KEY, sender text REFERENCES customers (contact),"
              + " customer bigint REFERENCES customers)",
          "CREATE TABLE audit_log (what text)",
          "CREATE TABLE \"odd.name *\" (\"a\\b\" int, \"null\" text, \"x: y\" text)",
          "CREATE TABLE nothing ()");

  @Test
  void aDraftProposesByNameTypeAndSampleAndQuotesNoValue() throws Exception {
    String draft = draft(17, SHOP);

    for (String line :
        List.of(
            "contact: email  # text not null: 300 of 300 sampled values look like e-mail",
            "\"Full Name\": { name: full }  # text: by its name",
            "mobile: phone  #",
            "pay: card  # character varying(30): 300 of 300",
            "state: keep  # text: only 2 values in 300",
            "country: keep  # text: KEPT because a CHECK",
            "code: null  # character(4): a short text",
            "born: { dateShift: { days: 90, by: row } }",
            "since: keep",
            "notes: null",
            "profile: { constant: \"{}\" }",
            "salary: { noise: 100 }",
            "seen_from: ip",
            "words: null",
            "sender: follow",
            "customer: keep  # bigint: a key",
            "public.audit_log: truncate",
            "\"public.\\\"odd.name *\\\"\":",
            "\"a\\\\b\": keep",
            "\"x: y\": hash")) {
      assertTrue(draft.contains(line), line + "\n" + draft);
    }
    assertFalse(draft.contains("orig.test"));
    assertFalse(draft.contains("secretnote"));
    assertFalse(draft.contains("closed"));
  }

  @ParameterizedTest
  @CsvSource({"13, 1", "17, 2", "18, 3", "16, 4"})
  void aDraftOfAnySchemaFitsItUnchanged(int major, long seed) throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.empty(major);
      server.tell(SchemaGenerator.statements(seed, 96).toArray(String[]::new));
      try (Session session = Session.open(server.asMaster(), SampleServer.SHOP)) {
        Fitting.Fits fits = fits(Draft.of(session), Catalog.read(session));

        assertEquals(List.of(), RulesTrial.problems(session, fits));
        new Properties(session, fits.masking()).hold();
      }
    }
  }

  @Test
  void aDraftOfTheSampleShopFits() throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.shop(17);
      server.tell(SHOP.toArray(String[]::new));
      try (Session session = Session.open(server.asMaster(), SampleServer.SHOP)) {
        Fitting.Fits fits = fits(Draft.of(session), Catalog.read(session));

        assertEquals(List.of(), RulesTrial.problems(session, fits));
        new Properties(session, fits.masking()).hold();
      }
    }
  }

  @Test
  void aColumnThatComesAfterTheDraftStopsTheRun() throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.shop(17);
      try (Session session = Session.open(server.asMaster(), SampleServer.SHOP)) {
        String draft = Draft.of(session);
        server.tell("ALTER TABLE orders ADD shoe_size int", "CREATE TABLE feet (size int)");

        Fitting.Refused refused =
            assertInstanceOf(
                Fitting.Refused.class, RulesCheck.check(read(draft), Catalog.read(session)));

        assertEquals(2, refused.problems().size(), refused.toString());
        assertTrue(refused.toString().contains("public.orders.shoe_size of type integer"));
        assertTrue(refused.toString().contains("the table public.feet"));
      }
    }
  }

  private static String draft(int major, List<String> schema) throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.empty(major);
      server.tell(schema.toArray(String[]::new));
      try (Session session = Session.open(server.asMaster(), SampleServer.SHOP)) {
        return Draft.of(session);
      }
    }
  }

  private static Rules read(String yaml) {
    RulesReading reading = RulesReader.read(yaml);
    return assertInstanceOf(RulesReading.Accepted.class, reading, reading + "\n" + yaml).rules();
  }

  private static Fitting.Fits fits(String yaml, Catalog catalog) {
    Fitting fitting = RulesCheck.check(read(yaml), catalog);
    return assertInstanceOf(Fitting.Fits.class, fitting, fitting + "\n" + yaml);
  }
}
