package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.database.Session;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.sanitize.catalog.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example with every strategy runs as the documentation shows it. */
class DocumentedRulesTest {
  private static final String TABLE =
      "CREATE TABLE everything (id bigint PRIMARY KEY, active boolean, nothing text, fixed text,"
          + " login text UNIQUE, token uuid, mail varchar(60) UNIQUE, first text, last text,"
          + " street text, phone text, card text, seen_from inet, iban text, born date,"
          + " seen_at timestamptz, salary numeric(9,2), plate text, memo text, profile jsonb, team text,"
          + " loud text, friend text REFERENCES everything (login))";

  private static final String FILL =
      "INSERT INTO everything SELECT g, true, 'x', 'y', 'login' || g, gen_random_uuid(),"
          + " 'a' || g || '@orig.test', 'Ann', 'Orig', 'Way ' || g, '+4930' || g, '4111', '10.0.0.1',"
          + " 'DE' || g, '1990-01-01', now(), g, 'B-AN ' || g, 'note ' || g,"
          + " '{\"ssn\": 7, \"contact\": {\"email\": \"a@orig.test\"},"
          + " \"kin\": [{\"name\": \"a@orig.test\"}]}', 'team ' || g, 'l', 'login' || (1 + g % 50)"
          + " FROM generate_series(1, 200) g";

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void everyStrategyOfTheExampleHolds(int major) throws Exception {
    String page = Files.readString(Path.of("../docs/sanitize-rules.md"));
    String yaml = page.substring(page.lastIndexOf("```yaml") + 8, page.lastIndexOf("```"));
    RulesReading reading = RulesReader.read(yaml);
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.empty(major);
      server.tell(TABLE, FILL);
      try (Session session = Session.open(server.asMaster(), SampleServer.SHOP)) {
        Fitting fitting =
            RulesCheck.check(
                assertInstanceOf(RulesReading.Accepted.class, reading).rules(),
                Catalog.read(session));
        Fitting.Fits fits = assertInstanceOf(Fitting.Fits.class, fitting, fitting.toString());

        assertEquals(List.of(), RulesTrial.problems(session, fits));
        new Properties(session, fits.masking()).hold();
      }
    }
  }
}
