package io.snaprelay.sanitize.engine;

import io.snaprelay.rules.DatabaseRules.Script;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** The statements of a script, each on the lines that it has there. */
final class ScriptLines {
  private ScriptLines() {}

  /** What it is called where it fails, before the line. */
  static String named(Script script) {
    return script.file().map(file -> script.name() + ", " + file).orElse(script.name());
  }

  /** Taken apart as the driver does it; line breaks stand for the lines before. */
  static List<String> statements(String script) throws SQLException {
    List<String> statements = new ArrayList<>();
    int at = 0;
    for (NativeQuery query : Parser.parseJdbcSql(script, true, false, true, false, false)) {
      String sql = query.nativeSql.strip();
      int begin = script.indexOf(sql, at);
      if (!sql.isEmpty()) {
        statements.add("\n".repeat((int) lines(script, begin)) + sql);
        at = begin + sql.length();
      }
    }
    return statements;
  }

  /**
   * The line on which a statement failed.
   *
   * @param position the character that the server complained of, from 1; 0 if of none
   */
  static long line(String statement, int position) {
    int begin = statement.length() - statement.stripLeading().length();
    return 1 + lines(statement, Math.min(Math.max(begin, position - 1), statement.length()));
  }

  private static long lines(String text, int before) {
    return text.substring(0, before).chars().filter(letter -> letter == '\n').count();
  }
}
