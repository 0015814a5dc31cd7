package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.engine.DatabaseWork;
import io.snaprelay.sanitize.engine.WorkSource;
import io.snaprelay.sanitize.engine.WorkSource.Decided;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to happen to a server. All databases are asked before anything is written in one.
 *
 * @param problems why the rules do not fit; then nothing is written
 * @param masked what is masked, by database
 * @param dropped the databases that go as a whole
 */
record Plan(List<String> problems, Map<String, Masked> masked, List<String> dropped) {
  /** What a database holds, and what is to happen to it. */
  record Masked(Catalog catalog, DatabaseWork work) {}

  static Plan of(Server server, WorkSource source, List<String> databases) throws SQLException {
    Plan plan = new Plan(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
    for (String database : databases) {
      try (Session session = Session.open(server, database)) {
        plan.add(session, source.decide(session));
      }
    }
    return plan;
  }

  private void add(Session session, Decided decided) throws SQLException {
    if (decided instanceof Decided.Problems found) {
      problems.addAll(found.problems());
    } else if (decided instanceof Decided.Mask mask) {
      masked.put(session.database(), new Masked(Catalog.read(session), mask.work()));
      problems.addAll(ForeignKeys.across(session));
    } else {
      dropped.add(session.database());
    }
  }

  /** Notes everything on the server, and originals as hashes; the plan is whole at the end only. */
  void keep(Bench bench, Hashes hashes) throws SQLException {
    Progress.create(bench);
    for (Map.Entry<String, Masked> each : masked.entrySet()) {
      Catalog catalog = each.getValue().catalog();
      DatabaseWork work = each.getValue().work();
      new Originals(bench, hashes).remember(catalog, work);
      List<String> scripts = work.scripts().stream().map(script -> script.sql()).toList();
      for (Job job : new Planner(bench, catalog, work).plan(scripts)) {
        Progress.add(bench, job);
      }
      Shape.of(catalog).keep(bench);
    }
    for (String database : dropped) {
      Progress.add(
          bench,
          Job.of(
              Job.Phase.DROP_DATABASE,
              database,
              "all of it",
              "DROP DATABASE IF EXISTS " + Names.quoted(database)));
    }
    Progress.planned(bench);
  }
}
