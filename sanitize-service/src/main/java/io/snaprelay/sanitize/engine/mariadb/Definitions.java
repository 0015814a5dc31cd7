package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Looks for originals in what somebody has defined: a view, a default, a comment may quote one. */
final class Definitions {
  private static final List<String> TEXTS =
      List.of(
          "SELECT CONCAT('view ', table_name), view_definition FROM information_schema.views"
              + " WHERE table_schema = ?",
          "SELECT CONCAT('routine ', routine_name), CONCAT_WS(' ', routine_definition,"
              + " routine_comment) FROM information_schema.routines WHERE routine_schema = ?",
          "SELECT CONCAT('trigger ', trigger_name), action_statement"
              + " FROM information_schema.triggers WHERE trigger_schema = ?",
          "SELECT CONCAT('event ', event_name), CONCAT_WS(' ', event_definition, event_comment)"
              + " FROM information_schema.events WHERE event_schema = ?",
          "SELECT CONCAT('column ', table_name, '.', column_name), CONCAT_WS(' ', column_default,"
              + " column_comment, column_type, generation_expression)"
              + " FROM information_schema.columns WHERE table_schema = ?",
          "SELECT CONCAT('table ', table_name), table_comment FROM information_schema.tables"
              + " WHERE table_schema = ?",
          "SELECT CONCAT('index ', table_name, '.', index_name), index_comment"
              + " FROM information_schema.statistics WHERE table_schema = ?",
          "SELECT CONCAT('check ', table_name, '.', constraint_name), check_clause"
              + " FROM information_schema.check_constraints WHERE constraint_schema = ?",
          "SELECT CONCAT('partition ', table_name, '.', partition_name), CONCAT_WS(' ',"
              + " partition_description, partition_comment) FROM information_schema.partitions"
              + " WHERE table_schema = ? AND partition_name IS NOT NULL",
          "SELECT CONCAT('comment of ', schema_name), schema_comment"
              + " FROM information_schema.schemata WHERE schema_name = ?");

  private Definitions() {}

  static CheckResult search(Bench bench, Hashes hashes, String schema) throws SQLException {
    Finding finding =
        Finding.begin("originals-in-definitions", schema, "no definition quotes an original");
    Remembered telling = Remembered.telling(bench, hashes);
    List<String> found = new ArrayList<>();
    for (String texts : TEXTS) {
      bench.read(
          texts,
          row -> {
            String text = row.getString(2);
            return text != null && telling.holdsWordOf(text) && found.add(row.getString(1));
          },
          schema);
    }
    return finding.passIf(
        found.isEmpty(), found.isEmpty() ? "none" : String.join(", ", new TreeSet<>(found)));
  }
}
