package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Server;
import io.snaprelay.sanitize.engine.Progress.Numbered;
import io.snaprelay.sanitize.engine.Step.Phase;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;

/** Does the steps that are still open: phase by phase, each step in one transaction. */
final class Executor {
  /** Rows that are deleted or updated lie in the files until a rewrite follows. */
  private static final String TOUCHED =
      """
      SELECT s.schemaname, s.relname FROM pg_catalog.pg_stat_xact_user_tables s
      WHERE s.n_tup_upd + s.n_tup_del > 0 AND s.schemaname <> 'snaprelay_progress'
        AND (? OR s.relid NOT IN (SELECT relid FROM snaprelay_progress.masked))
      """;

  private final Server server;
  private final String database;
  private final MaskingKey key;
  private final SanitationLimits limits;
  private final Clock clock;
  private final Instant end;

  Executor(Server server, String database, MaskingKey key, Settings settings) {
    this.server = server;
    this.database = database;
    this.key = key;
    this.limits = settings.limits();
    this.clock = settings.clock();
    this.end = settings.end();
  }

  /**
   * How far it may go.
   *
   * @param end when it hands back what is not done yet
   */
  record Settings(SanitationLimits limits, Clock clock, Instant end) {}

  void run(Workbench bench, Progress progress) throws SQLException {
    for (Phase phase : EnumSet.complementOf(EnumSet.of(Phase.CLOSE))) {
      List<Numbered> open = progress.open(bench, phase);
      if (phase.isParallel() && limits.connections() > 1 && open.size() > 1) {
        SideBySide.run(limits.connections(), open, queue -> work(progress, queue));
      } else {
        oneByOne(bench, progress, open);
      }
    }
  }

  void close(Workbench bench, Progress progress) throws SQLException {
    oneByOne(bench, progress, progress.open(bench, Phase.CLOSE));
  }

  private void work(Progress progress, Queue<Numbered> queue) throws SQLException {
    try (Workbench bench = Workbench.open(server, database, key, limits)) {
      for (Numbered step = queue.poll(); step != null; step = queue.poll()) {
        run(bench, progress, step);
      }
    }
  }

  private void oneByOne(Workbench bench, Progress progress, List<Numbered> open)
      throws SQLException {
    for (Numbered step : open) {
      run(bench, progress, step);
    }
  }

  private void run(Workbench bench, Progress progress, Numbered numbered) throws SQLException {
    Step step = numbered.step();
    if (clock.instant().isAfter(end)) {
      throw new SQLTimeoutException("The time is over", Progress.OVERTAKEN);
    }
    try {
      if (step.phase().isOutsideTransactions()) {
        outside(bench, progress, numbered);
      } else {
        inside(bench, progress, numbered);
      }
    } catch (SQLException e) {
      throw StepFailure.of(step, e);
    }
  }

  private void inside(Workbench bench, Progress progress, Numbered numbered) throws SQLException {
    bench.together(
        () -> {
          progress.mustBeOurs(bench);
          CopySteps.check(bench, numbered.step());
          for (String statement : numbered.step().statements()) {
            run(bench, numbered.step(), statement);
          }
          for (Step compact : touched(bench, numbered.step().phase())) {
            Progress.add(bench, compact);
          }
          progress.done(bench, numbered);
        });
  }

  private static void run(Workbench bench, Step step, String statement) throws SQLException {
    try {
      bench.run(statement);
    } catch (SQLException e) {
      throw StepFailure.of(step, statement, e);
    }
  }

  private void outside(Workbench bench, Progress progress, Numbered numbered) throws SQLException {
    bench.together(() -> progress.mustBeOurs(bench));
    for (String statement : numbered.step().statements()) {
      bench.run(statement);
    }
    bench.together(
        () -> {
          progress.mustBeOurs(bench);
          progress.done(bench, numbered);
        });
  }

  private static List<Step> touched(Workbench bench, Phase phase) throws SQLException {
    if (phase != Phase.DELETE && phase != Phase.SCRIPT) {
      return List.of();
    }
    return bench.read(
        TOUCHED,
        row -> {
          String table = Sql.name(row.getString(1), row.getString(2));
          return Step.of(Phase.COMPACT, table, "VACUUM (FULL) " + table);
        },
        phase == Phase.SCRIPT);
  }
}
