package io.snaprelay.sanitize.cleanroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is lost or changed on the way is found, and named. */
class ComparisonTest {
  @TempDir private static Path scratch;
  private static SampleServers servers;
  private static SampleServer masked;
  private static SampleServer room;

  @BeforeAll
  static void load() throws Exception {
    Rooms.clients();
    servers = SampleServers.open();
    masked = servers.empty(Rooms.MAJOR);
    Furniture.in(masked);
    room = servers.empty(Rooms.MAJOR);
    Furnishing end = Rooms.attempt(masked, room, scratch);
    assertInstanceOf(Furnishing.Done.class, end, () -> Rooms.failures(end));
  }

  @AfterAll
  static void close() {
    if (servers != null) {
      servers.close();
    }
  }

  @Test
  void whatWasLoadedIsTheSame() throws Exception {
    assertEquals("", differences());
  }

  /** Each is undone by the second statement, for the next one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE app.people SET mail = concat('x', mail) WHERE id = 77"
            + "|UPDATE app.people SET mail = substr(mail, 2) WHERE id = 77"
            + "|clean-room-rows of shop: app.people: 2000 rows, of which some are others",
        "UPDATE app.people SET mood = 'so so' WHERE id = 2 AND mood = 'glad'"
            + "|UPDATE app.people SET mood = 'glad' WHERE id = 2"
            + "|clean-room-rows of shop: app.people: 2000 rows, of which some are others",
        "DELETE FROM app.private WHERE ctid = '(0,1)'"
            + "|INSERT INTO app.private VALUES ('somebody else')"
            + "|clean-room-rows of shop: app.private: 39 rows",
        "DROP INDEX app.people_lower"
            + "|CREATE INDEX people_lower ON app.people (lower(mail))"
            + "|clean-room-catalog of shop: indexes: missing, new or another: app.people_lower",
        "ALTER TABLE app.visits DROP CONSTRAINT visits_person_fkey"
            + "|ALTER TABLE app.visits ADD FOREIGN KEY (person) REFERENCES app.people"
            + "|clean-room-catalog of shop: constraints: missing, new or another:"
            + " app.visits.visits_person_fkey, app.visits_1.visits_person_fkey,"
            + " app.visits_2.visits_person_fkey",
        "ALTER TABLE app.people ENABLE TRIGGER touch|ALTER TABLE app.people DISABLE TRIGGER touch"
            + "|clean-room-catalog of shop: triggers: missing, new or another: app.people.touch",
        "GRANT SELECT ON app.private TO PUBLIC|REVOKE SELECT ON app.private FROM PUBLIC"
            + "|clean-room-catalog of shop: relations: missing, new or another: app.private",
        "ALTER TABLE app.people ALTER status DROP DEFAULT"
            + "|ALTER TABLE app.people ALTER status SET DEFAULT 'new'"
            + "|clean-room-catalog of shop: columns: missing, new or another: app.people.status",
        "DROP STATISTICS app.pair|CREATE STATISTICS app.pair ON mood, status FROM app.people"
            + "|clean-room-catalog of shop: statistics: missing, new or another: app.pair",
        "COMMENT ON COLUMN app.people.born IS NULL"
            + "|COMMENT ON COLUMN app.people.born IS 'not (really) a secret'"
            + "|clean-room-catalog of shop: comments: missing, new or another:"
            + " table column app.people.born",
        "SELECT nextval('app.numbers')|SELECT setval('app.numbers', 10)"
            + "|clean-room-rows of shop: app.numbers: 1 rows, of which some are others",
        "DROP POLICY mine ON app.private"
            + "|CREATE POLICY mine ON app.private USING (who = CURRENT_USER)"
            + "|clean-room-catalog of shop: policies: missing, new or another: app.private.mine",
        "SELECT lo_put(77777, 0, 'b'::bytea)|SELECT lo_put(77777, 0, 'a'::bytea)"
            + "|clean-room-rows of shop: large objects: 1 rows, of which some are others",
      })
  void whatIsLostOrChangedIsFoundAndNamed(String change, String undo, String difference)
      throws Exception {
    tell(change);
    try {
      assertEquals(difference, differences().lines().findFirst().orElse("nothing"));
    } finally {
      tell(undo);
    }
  }

  private static void tell(String statement) throws SQLException, IOException {
    Rooms.tellIn(room, "shop", "GRANT app TO CURRENT_USER", statement);
  }

  private static String differences() throws SQLException {
    Servers both = new Servers(Rooms.server(masked), Rooms.server(room), Duration.ofSeconds(10));
    try (Servers.Pair inside = both.open("shop")) {
      inside.room().refusal("GRANT app, reader, \"Odd Role\" TO CURRENT_USER");
      ForcedPolicies policies = new ForcedPolicies(inside.masked());
      policies.liftAgain(inside.room());
      List<CheckResult> checks = new Comparison("shop").of(inside.masked(), inside.room());
      long passed = checks.stream().filter(each -> each.status() == Status.PASS).count();
      assertEquals(true, passed > 10, "something was compared");
      return Rooms.failures(checks);
    }
  }
}
