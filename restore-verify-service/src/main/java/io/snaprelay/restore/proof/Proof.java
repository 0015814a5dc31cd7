package io.snaprelay.restore.proof;

import io.snaprelay.database.Databases;
import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.database.WorkLock;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One attempt to prove one server. It changes no data; repeating it is always safe. */
public final class Proof {
  static final String CONNECTS = "connects";
  static final String SERVER_VERSION = "server-version";

  private final Server server;
  private final EngineChecks engine;
  private final ProofSubject subject;
  private final Effort effort;
  private final Clock clock;
  private final List<CheckResult> results = new ArrayList<>();
  private final Figures figures = new Figures();

  private Proof(
      Server server, EngineChecks engine, ProofSubject subject, Effort effort, Clock clock) {
    this.server = server;
    this.engine = engine;
    this.subject = subject;
    this.effort = effort;
    this.clock = clock;
  }

  /** Makes an attempt. What the server is found to be ends up in the result, never in a throw. */
  public static Proving attempt(
      Server server, EngineChecks engine, ProofSubject subject, Effort effort, Clock clock) {
    return new Proof(server, engine, subject, effort, clock).attempt();
  }

  private Proving attempt() {
    String database = server.engine().entry();
    Line line = Line.begin(CONNECTS, database, "TLS, certificate and host name verified");
    try (Session entry = Session.open(server, database)) {
      if (!WorkLock.take(entry)) {
        return new Proving.Busy();
      }
      return prove(entry);
    } catch (SQLException e) {
      SqlFailure failure = SqlFailure.of(e);
      results.add(line.fail(failure.toString()));
      return new Proving.Unreachable(failure, results);
    }
  }

  private Proving.Proven prove(Session entry) throws SQLException {
    version(entry);
    final Instant firstQuery = clock.instant();
    results.addAll(engine.before(entry));
    final Map<String, String> roles = engine.roles(entry);
    prove(Databases.all(entry));
    results.addAll(engine.after(entry, subject));
    results.addAll(Heartbeat.missing(subject.scope().heartbeat(), results));
    Inventory inventory = new Inventory(roles, figures.catalogs());
    results.addAll(new Comparison(subject, figures.tables(), inventory).check());
    Instant now = clock.instant();
    List<Phase> phases = Phase.of(subject.timeline(), Optional.of(firstQuery), now);
    results.addAll(Objectives.check(subject, figures, phases, now));
    return new Proving.Proven(results, figures.tables(), inventory, phases);
  }

  private void version(Session entry) throws SQLException {
    Line line = Line.begin(SERVER_VERSION, "server", "major version " + subject.release());
    String version = entry.version();
    results.add(line.passIf(subject.release().equals(entry.engine().release(version)), version));
  }

  private void prove(List<Databases.Entry> databases) throws SQLException {
    List<ProofCheck> checks = new ArrayList<>(engine.of(subject, effort));
    checks.addAll(PlannedChecks.of(subject));
    List<String> open =
        databases.stream()
            .filter(each -> each.closed().isEmpty())
            .map(Databases.Entry::name)
            .toList();
    for (Databases.Entry database : databases) {
      prove(database, open, checks);
    }
    checks.stream()
        .filter(check -> open.stream().noneMatch(database -> check.isAbout(database, open)))
        .forEach(check -> results.add(homeless(check, open)));
  }

  private void prove(Databases.Entry database, List<String> open, List<ProofCheck> checks)
      throws SQLException {
    Line line = Line.begin(CONNECTS, database.name(), "TLS, certificate and host name verified");
    if (database.closed().isPresent()) {
      results.add(line.skip(database.closed().get()));
      return;
    }
    try (Session session = Session.open(server, database.name());
        Crew crew = new Crew(session, server, effort.connections())) {
      results.add(
          session.tls().map(line::pass).orElseGet(() -> line.fail("the session is not encrypted")));
      for (ProofCheck check : checks) {
        run(check, new Ground(session, crew, figures, engine.dialect()), open);
      }
    } catch (SQLException e) {
      results.add(line.fail(e));
    }
  }

  private void run(ProofCheck check, Ground ground, List<String> open) throws SQLException {
    if (!check.isAbout(ground.database(), open)) {
      return;
    }
    Line line = Line.begin(check.name(), ground.database(), "the check can be made");
    try {
      results.addAll(check.check(ground));
    } catch (SQLException e) {
      results.add(line.fail(SqlFailure.of(e).toString()));
      Line.sessionStands(e);
    }
  }

  private static CheckResult homeless(ProofCheck check, List<String> open) {
    return Line.begin(check.name(), "server", "one database that the check is about")
        .fail("the server has " + String.join(", ", open) + ": name one of them in the check");
  }
}
