package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Server;
import java.sql.SQLException;
import java.util.List;

/** Masks the tables of one database, or goes on with it. */
final class Masking {
  private final Server server;
  private final String database;
  private final MaskingKey key;
  private final Executor.Settings settings;

  Masking(Server server, String database, MaskingKey key, Executor.Settings settings) {
    this.server = server;
    this.database = database;
    this.key = key;
    this.settings = settings;
  }

  /**
   * Plans if nobody has, and does what is open.
   *
   * @param work read only if nobody has planned yet: afterwards the catalog looks different
   */
  void run(Workbench bench, DatabaseWork work) throws SQLException {
    if (!Progress.isUnderWay(bench)) {
      plan(bench, work);
    }
    Progress progress = Progress.goOn(bench);
    executor().run(bench, progress);
  }

  /** Closes what had to be open, once everything has been looked at. */
  void close(Workbench bench) throws SQLException {
    if (Progress.isUnderWay(bench)) {
      executor().close(bench, Progress.goOn(bench));
    }
  }

  private Executor executor() {
    return new Executor(server, database, key, settings);
  }

  private static void plan(Workbench bench, DatabaseWork work) throws SQLException {
    List<String> joined = Owners.join(bench);
    List<Ladder.Choice> choices = Ladder.choose(bench, work);
    bench.together(
        () -> {
          Progress.create(bench);
          Owners.remember(bench, joined);
          for (Step step : PlannedSteps.open(bench)) {
            Progress.add(bench, step);
          }
          Originals.remember(bench, choices);
          for (Step step : PlannedSteps.plan(bench, choices, work)) {
            Progress.add(bench, step);
          }
        });
  }
}
