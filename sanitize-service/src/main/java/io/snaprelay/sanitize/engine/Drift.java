package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what was masked is what the rules were held against. A table or column that appeared in
 * between was decided by nobody, and one that changed was masked as what it no longer is: by
 * somebody else, by a script, or left by ourselves.
 */
public final class Drift {
  static final String SCHEMA = "schema-as-checked";

  private static final int MOST_NAMED = 10;

  private Drift() {}

  public static CheckResult between(String database, Schema checked, Schema now) {
    Finding finding =
        Finding.begin(SCHEMA, database, "the tables and columns that the rules were held against");
    List<String> drift = new ArrayList<>();
    now.beyond(checked).forEach(line -> drift.add("appeared: " + line));
    checked.beyond(now).forEach(line -> drift.add("gone: " + line));
    return finding.passIf(drift.isEmpty(), told(drift, now));
  }

  /** As it is now, held against what was noted when the plan was made. */
  static CheckResult look(Workbench bench, String database) throws SQLException {
    return between(database, Progress.checked(bench), Schema.of(bench));
  }

  private static String told(List<String> drift, Schema now) {
    if (drift.isEmpty()) {
      return now.lines().size() + " tables and columns";
    }
    String named = String.join("; ", drift.subList(0, Math.min(drift.size(), MOST_NAMED)));
    int others = drift.size() - MOST_NAMED;
    return others > 0 ? named + "; and " + others + " more" : named;
  }
}
