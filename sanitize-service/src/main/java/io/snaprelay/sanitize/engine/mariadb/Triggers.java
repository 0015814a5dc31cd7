package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.engine.Finding;
import io.snaprelay.sanitize.engine.mariadb.Job.Phase;
import io.snaprelay.sanitize.masking.Dialects;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A trigger goes with its table, and would copy originals into other tables. All are dropped before
 * anything is written, and made again in the session settings that they were made in.
 */
final class Triggers {
  private static final Pattern DEFINER = Pattern.compile("DEFINER\\s*=\\s*\\S+@\\S+\\s");

  private static final String NAMES =
      "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = ?"
          + " ORDER BY event_object_table, action_timing, event_manipulation, action_order";

  /** Only somebody with more rights may make a trigger that runs as another user. */
  private static final int ACCESS_DENIED = 1227;

  private Triggers() {}

  static List<Job> jobs(Bench bench, String schema) throws SQLException {
    List<Job> jobs = new ArrayList<>();
    for (String name : bench.texts(NAMES, schema)) {
      String quoted = Names.quoted(schema, name);
      List<String> definition =
          bench.one(
              "SHOW CREATE TRIGGER " + quoted,
              row ->
                  List.of(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
      jobs.add(Job.of(Phase.DROP_TRIGGER, schema, name, "DROP TRIGGER IF EXISTS " + quoted));
      jobs.add(Job.of(Phase.CREATE_TRIGGER, schema, name, definition.toArray(String[]::new)));
    }
    return jobs;
  }

  static void create(Bench bench, Job job) throws SQLException {
    List<String> definition = job.details();
    bench.run("DROP TRIGGER IF EXISTS " + Names.quoted(job.schema(), job.name()));
    bench.run("USE " + Names.quoted(job.schema()));
    bench.run("SET NAMES " + definition.get(2) + " COLLATE " + definition.get(3));
    bench.mode(definition.get(0));
    try {
      create(bench, job, definition.get(1));
    } finally {
      bench.mode(Dialects.MARIADB_MODE);
      bench.run("SET NAMES utf8mb4 COLLATE utf8mb4_general_ci");
    }
  }

  private static void create(Bench bench, Job job, String statement) throws SQLException {
    Optional<SQLException> refused = bench.attempt(statement);
    if (refused.isPresent()) {
      if (refused.get().getErrorCode() != ACCESS_DENIED) {
        throw refused.get();
      }
      Finding finding =
          Finding.begin("trigger-definer", job.schema() + ": " + job.name(), "as before");
      bench.run(DEFINER.matcher(statement).replaceFirst(""));
      Progress.saw(bench, List.of(finding.skip("it runs as the master user from now on")));
    }
  }
}
