package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Databases;
import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.sanitize.engine.WorkSource.Decided;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One attempt to sanitize all databases of a server, from wherever the last one stopped. */
final class Attempt {
  static final String LEVEL = "L2";

  /** Somebody waits for the same table longer than we do. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** What was decided, and what was there just before: whatever appears later was not decided. */
  private record Checked(Decided decided, Schema schema) {}

  private final Server server;
  private final WorkSource source;
  private final MaskingKey key;
  private final Executor.Settings settings;
  private final List<CheckResult> results = new ArrayList<>();

  Attempt(Server server, WorkSource source, MaskingKey key, SanitationLimits limits, Clock clock) {
    this.server = server;
    this.source = source;
    this.key = key;
    this.settings = new Executor.Settings(limits, clock, clock.instant().plus(limits.atMost()));
  }

  Sanitizing run(Once<Sanitizing.Done> once) {
    try (Session entry = Session.open(server, Databases.ENTRY)) {
      if (!once.isDue(entry)) {
        return new Sanitizing.Busy();
      }
      Sanitizing end = alone(entry);
      return end instanceof Sanitizing.Done done ? once.done(entry, done) : end;
    } catch (SQLException e) {
      return ended(e);
    }
  }

  private Sanitizing alone(Session entry) throws SQLException {
    List<String> databases = open(Databases.all(entry));
    if (failed()) {
      return new Sanitizing.Failed(results);
    }
    Sweep sweep = new Sweep(server, key, settings.limits());
    if (sweep.hasBegun()) {
      results.addAll(sweep.resultsBefore());
    } else {
      Map<String, Checked> decided = new LinkedHashMap<>();
      List<String> problems = decide(databases, decided);
      if (!problems.isEmpty()) {
        return new Sanitizing.Refused(problems);
      }
      maskAndLook(decided);
      if (failed()) {
        return new Sanitizing.Failed(results);
      }
      sweep.begin(remaining(decided), results);
    }
    results.addAll(sweep.run(open(Databases.all(entry))));
    return failed()
        ? new Sanitizing.Failed(results)
        : new Sanitizing.Done(results, LEVEL, Risks.of(results));
  }

  /** What cannot be opened cannot be looked at. */
  private List<String> open(List<Databases.Entry> databases) {
    List<String> open = new ArrayList<>();
    for (Databases.Entry each : databases) {
      each.closed()
          .ifPresentOrElse(
              why -> results.add(Finding.begin("opens", each.name(), "a session in it").fail(why)),
              () -> open.add(each.name()));
    }
    return open;
  }

  /** All databases are asked before anything is written in one. */
  private List<String> decide(List<String> databases, Map<String, Checked> decided)
      throws SQLException {
    List<String> problems = new ArrayList<>();
    for (String database : databases) {
      Checked each = decide(database);
      decided.put(database, each);
      if (each.decided() instanceof Decided.Problems found) {
        problems.addAll(found.problems());
      }
    }
    return problems;
  }

  /** Where the work is under way the catalog looks different, and the plan is kept. */
  private Checked decide(String database) throws SQLException {
    try (Workbench bench = bench(database)) {
      if (Progress.isUnderWay(bench)) {
        return new Checked(new Decided.Mask(DatabaseWork.of()), Progress.checked(bench));
      }
    }
    try (Session session = Session.open(server, database)) {
      Schema before = Schema.of(session);
      return new Checked(source.decide(session), before);
    }
  }

  private void maskAndLook(Map<String, Checked> decided) throws SQLException {
    for (Map.Entry<String, Checked> each : decided.entrySet()) {
      if (each.getValue().decided() instanceof Decided.Mask mask) {
        try (Workbench bench = bench(each.getKey())) {
          maskAndLook(bench, each.getKey(), mask.work(), each.getValue().schema());
        }
      } else {
        drop(each.getKey());
      }
    }
  }

  private void maskAndLook(Workbench bench, String database, DatabaseWork work, Schema checked)
      throws SQLException {
    Masking masking = new Masking(server, database, key, settings);
    masking.run(bench, work, checked);
    results.addAll(masking.written(bench));
    results.add(Drift.look(bench, database));
    results.addAll(Leftovers.remove(bench, database, Progress.keepsLargeObjects(bench)));
    bench.run("ANALYZE");
    results.addAll(Counts.take(bench, database));
    results.addAll(Residue.search(bench, database));
    results.addAll(Definitions.search(bench, database));
    results.addAll(Samples.look(bench, database));
    masking.close(bench);
  }

  private void drop(String database) throws SQLException {
    Finding finding = Finding.begin("dropped", database, "the rules drop it");
    try (Workbench bench = bench(Databases.ENTRY)) {
      List<String> joined = Owners.joinOwnerOf(bench, database);
      bench.run("DROP DATABASE " + Sql.name(database) + " WITH (FORCE)");
      Owners.leave(bench, joined);
      results.add(finding.pass("dropped"));
    }
  }

  private static List<String> remaining(Map<String, Checked> decided) {
    return decided.entrySet().stream()
        .filter(each -> each.getValue().decided() instanceof Decided.Mask)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Workbench bench(String database) throws SQLException {
    return Workbench.open(server, database, key, settings.limits());
  }

  private boolean failed() {
    return results.stream().anyMatch(each -> each.status() == Status.FAIL);
  }

  private Sanitizing ended(SQLException e) {
    SqlFailure failure = SqlFailure.of(e);
    if (failure.isConnectionLost() || failure.isLoginRefused()) {
      return new Sanitizing.Unreachable(failure);
    }
    if (failure.state().equals(Progress.OVERTAKEN) || failure.state().equals(LOCK_NOT_AVAILABLE)) {
      return new Sanitizing.Busy();
    }
    String seen = e instanceof StepFailure ? e.getMessage() : StepFailure.named(e);
    results.add(Finding.begin("masked", "server", "every step succeeds").fail(seen));
    return new Sanitizing.Failed(results);
  }
}
