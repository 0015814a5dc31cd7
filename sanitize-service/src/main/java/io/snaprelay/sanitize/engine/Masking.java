package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Server;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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
   * @param checked what the rules were held against; read only then, too
   */
  void run(Workbench bench, DatabaseWork work, Schema checked) throws SQLException {
    if (!Progress.isUnderWay(bench)) {
      plan(bench, work, checked);
    }
    Progress progress = Progress.goOn(bench);
    executor().run(bench, progress);
  }

  /** How each table was written, for the evidence. */
  List<CheckResult> written(Workbench bench) throws SQLException {
    return bench.read(
        "SELECT name, reason, bytes FROM snaprelay_progress.step"
            + " WHERE phase IN ('TRUNCATE', 'REWRITE', 'SWAP', 'COMPACT') AND done ORDER BY id",
        row ->
            Finding.begin("masked", database + ": " + row.getString(1), "written anew")
                .pass(row.getString(2))
                .measuring(Optional.of(row.getLong(3)), Optional.empty()));
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

  private void plan(Workbench bench, DatabaseWork work, Schema checked) throws SQLException {
    List<String> joined = Owners.join(bench);
    List<Ladder.Choice> choices = Ladder.choose(bench, work, settings.limits());
    bench.together(
        () -> {
          Progress.create(bench, work.keepLargeObjects(), checked);
          Owners.remember(bench, joined);
          for (Step step : PlannedSteps.open(bench)) {
            Progress.add(bench, step);
          }
          Originals.remember(bench, choices);
          Draw.from(bench, choices);
          for (Step step :
              PlannedSteps.plan(bench, choices, work, settings.limits().connections())) {
            Progress.add(bench, step);
          }
        });
  }
}
