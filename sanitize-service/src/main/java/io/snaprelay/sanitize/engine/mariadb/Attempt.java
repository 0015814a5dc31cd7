package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.database.Databases;
import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.sanitize.engine.Finding;
import io.snaprelay.sanitize.engine.MaskingKey;
import io.snaprelay.sanitize.engine.Once;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.sanitize.engine.WorkSource;
import io.snaprelay.sanitize.engine.mariadb.Job.Phase;
import io.snaprelay.sanitize.engine.mariadb.Progress.Stage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One attempt to sanitize all databases of a server, from wherever the last one stopped. */
final class Attempt {
  static final String LEVEL = "L2";

  private final Server server;
  private final WorkSource source;
  private final MaskingKey key;
  private final Limits limits;
  private final List<CheckResult> results = new ArrayList<>();

  Attempt(Server server, WorkSource source, MaskingKey key, Limits limits) {
    this.server = server;
    this.source = source;
    this.key = key;
    this.limits = limits;
  }

  Sanitizing run(Once<Sanitizing.Done> once) {
    try (Session entry = Session.open(server, server.engine().entry())) {
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
    List<CheckResult> ground = Ground.look(entry);
    if (ground.stream().anyMatch(each -> each.status() == Status.FAIL)) {
      return new Sanitizing.Failed(ground);
    }
    results.addAll(ground);
    try (Bench bench = bench()) {
      return alone(entry, bench);
    }
  }

  private Sanitizing alone(Session entry, Bench bench) throws SQLException {
    if (Progress.stage(bench).compareTo(Stage.MASKING) < 0) {
      Plan plan = Plan.of(server, source, databases(entry));
      if (!plan.problems().isEmpty()) {
        return new Sanitizing.Refused(plan.problems());
      }
      plan.keep(bench, new Hashes(key));
    }
    Progress progress = Progress.goOn(bench);
    new Workers(bench).join();
    if (Progress.stage(bench) == Stage.MASKING && !maskAndLook(entry, bench, progress)) {
      return new Sanitizing.Failed(results);
    }
    results.addAll(Progress.seen(bench));
    results.addAll(sweep(bench, progress));
    return failed()
        ? new Sanitizing.Failed(results)
        : new Sanitizing.Done(results, LEVEL, Risks.of(results));
  }

  /** Only if nothing is found, what it was searched by goes. */
  private boolean maskAndLook(Session entry, Bench bench, Progress progress) throws SQLException {
    Crew crew = new Crew(this::bench, limits);
    crew.run(bench, progress, Phase.CREATE_TRIGGER);
    List<CheckResult> seen = new Look(server, bench, new Hashes(key)).all(databases(entry));
    if (failed(seen) || failed(Progress.seen(bench))) {
      results.addAll(Progress.seen(bench));
      results.addAll(seen);
      return false;
    }
    crew.run(bench, progress, Phase.ENABLE_EVENT);
    Progress.saw(bench, seen);
    progress.sweeping(bench, UndoSpaces.largest(bench));
    return true;
  }

  private List<CheckResult> sweep(Bench bench, Progress progress) throws SQLException {
    progress.mustBeOurs(bench);
    bench.run("DROP TABLE IF EXISTS " + Names.ours("original"));
    List<CheckResult> swept = new ArrayList<>(new ServerLeftovers(bench).remove());
    swept.addAll(new Logs(bench, this::bench, Progress.undoBytes(bench)).overwrite());
    if (!failed(swept)) {
      Progress.drop(bench);
    }
    return swept;
  }

  private List<String> databases(Session entry) throws SQLException {
    return Databases.all(entry).stream()
        .map(Databases.Entry::name)
        .filter(name -> !name.equals(Names.OURS))
        .toList();
  }

  private Bench bench() throws SQLException {
    return Bench.open(server, server.engine().entry(), key, limits.given());
  }

  private boolean failed() {
    return failed(results);
  }

  private static boolean failed(List<CheckResult> all) {
    return all.stream().anyMatch(each -> each.status() == Status.FAIL);
  }

  private Sanitizing ended(SQLException e) {
    SqlFailure failure = SqlFailure.of(e);
    if (failure.isConnectionLost() || failure.isLoginRefused()) {
      return new Sanitizing.Unreachable(failure);
    }
    if (Refusal.isBusy(e)) {
      return new Sanitizing.Busy();
    }
    results.add(Finding.begin("masked", "server", "every step succeeds").fail(Refusal.named(e)));
    return new Sanitizing.Failed(results);
  }
}
