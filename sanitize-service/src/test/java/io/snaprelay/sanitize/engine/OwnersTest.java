package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.sanitize.engine.WorkSource.Decided;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The master owns none of these tables, and is no superuser. */
class OwnersTest {
  private static final String MEMBERS = "SELECT pg_has_role('owner', 'app', 'USAGE')::text";

  private static SampleServers servers;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void theMasterJoinsTheOwnerAndLeavesAgain(int major) throws Exception {
    SampleServer server = servers.empty(major);
    server.tellAsSuperuser("CREATE ROLE app");
    if (major >= 16) {
      server.tellAsSuperuser("GRANT app TO owner WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
    }
    fill(server);
    assertEquals("false", server.ask(MEMBERS));

    Sanitizing end = sanitize(server);

    assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
    assertEquals("false", server.ask(MEMBERS));
    assertEquals("app", server.ask("SELECT relowner::regrole FROM pg_class WHERE relname = 'of'"));
    assertEquals("0", server.ask("SELECT count(*) FROM app.t WHERE mail LIKE '%corp%'"));
  }

  @Test
  void aTableThatTheMasterMayNotTouchFailsByItsName() throws Exception {
    SampleServer server = servers.empty(17);
    server.tellAsSuperuser("CREATE ROLE app");
    fill(server);

    Sanitizing end = sanitize(server);

    assertInstanceOf(Sanitizing.Failed.class, end);
    assertTrue(Bench.failures(end).contains("42501"), Bench.failures(end));
  }

  @Test
  void rolesLoseTheirPasswords() throws Exception {
    SampleServer server = servers.empty(17);
    server.tell("CREATE ROLE writer LOGIN PASSWORD 'a secret of production'");

    assertInstanceOf(Sanitizing.Done.class, sanitize(server));

    String kept = "SELECT count(*) FROM pg_authid WHERE rolname = 'writer' AND rolpassword IS NULL";
    assertEquals("1", server.ask(kept));
  }

  private static void fill(SampleServer server) throws IOException {
    server.tellAsSuperuser(
        "CREATE SCHEMA app AUTHORIZATION app",
        "SET ROLE app",
        "CREATE TABLE app.t (id int PRIMARY KEY, mail text)",
        "INSERT INTO app.t SELECT g, 'm' || g || '@corp-real.nl' FROM generate_series(1, 50) g",
        "CREATE MATERIALIZED VIEW app.of AS SELECT mail FROM app.t");
  }

  private static Sanitizing sanitize(SampleServer server) {
    TableWork table =
        new TableWork(
            "app", "t", false, Map.of("mail", Bench.email("mail")), Optional.empty(), Map.of());
    WorkSource source = session -> new Decided.Mask(work(session.read(TABLES, row -> true), table));
    return new Attempt(server.asMaster(), source, Bench.KEY, Bench.LIMITS, Clock.systemUTC())
        .run(Unasked.once());
  }

  private static final String TABLES = "SELECT 1 FROM pg_class WHERE relname = 't'";

  private static DatabaseWork work(List<Boolean> found, TableWork table) {
    return found.isEmpty() ? DatabaseWork.of() : DatabaseWork.of(table);
  }
}
