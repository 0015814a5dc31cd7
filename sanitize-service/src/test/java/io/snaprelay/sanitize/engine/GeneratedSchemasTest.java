package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.database.Session;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.database.testing.SchemaGenerator;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.sanitize.masking.Draft;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas with whatever makes schemas hard go through all of it, and look the same afterwards. */
class GeneratedSchemasTest {
  @ParameterizedTest
  @CsvSource({"17, 1, 300", "13, 2, 60", "18, 3, 60"})
  void aSchemaIsTheSameAfterItsTablesAreMasked(int major, long seed, int tables) throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.empty(major);
      server.tell(SchemaGenerator.statements(seed, tables).toArray(String[]::new));
      String before = People.definitions(server);

      Sanitizing end =
          Sanitation.attempt(
              server.asMaster(),
              draft(server),
              Bench.KEY,
              Bench.LIMITS,
              Clock.systemUTC(),
              Unasked.once());

      assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
      assertEquals(before, People.definitions(server));
    }
  }

  private static Rules draft(SampleServer server) throws Exception {
    try (Session session = Session.open(server.asMaster(), SampleServer.SHOP)) {
      return assertInstanceOf(RulesReading.Accepted.class, RulesReader.read(Draft.of(session)))
          .rules();
    }
  }
}
