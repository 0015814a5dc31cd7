package io.snaprelay.sanitize.masking;

import io.snaprelay.database.Session;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads only: the casts in the expressions tell whether their values fit. */
record PostgresTrial(Session session) implements Trial {
  /** Nothing that it makes is kept, so that it may be known. */
  private static final List<String> KEY =
      List.of("snaprelay.key = '" + "0".repeat(64) + "'", "jit = off");

  /** The rows as text: what nobody looks at, the planner leaves out. */
  @Override
  public void compute(Table table, Map<Column, String> expressions) throws SQLException {
    String columns =
        expressions.values().stream().map(sql -> sql + " AS c").collect(Collectors.joining(", "));
    read(
        "SELECT max(length(s::text)) FROM (SELECT %s FROM %s LIMIT %d) AS s"
            .formatted(columns, table.name().sql(), ROWS));
  }

  @Override
  public void find(Table table, String condition) throws SQLException {
    read("SELECT FROM %s WHERE (\n%s\n) LIMIT 1".formatted(table.name().sql(), condition));
  }

  private void read(String sql) throws SQLException {
    session.first(KEY, sql, row -> true);
  }
}
