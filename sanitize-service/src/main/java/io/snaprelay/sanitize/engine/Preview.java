package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.Ladder.Choice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some rows of a table as they are and as they would be.
 *
 * @param table the table
 * @param columns the masked columns
 * @param rows at most ten
 */
public record Preview(String table, List<String> columns, List<Row> rows) {
  private static final int ROWS = 10;

  /** The masked columns of a row; null is an empty value. */
  public record Row(List<Optional<String>> before, List<Optional<String>> after) {
    public Row {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  public Preview {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static List<Preview> of(Workbench bench, List<Choice> choices) throws SQLException {
    List<Preview> previews = new ArrayList<>();
    for (Choice choice : choices) {
      if (!choice.work().expressions().isEmpty()) {
        previews.add(of(bench, choice.work()));
      }
    }
    return previews;
  }

  private static Preview of(Workbench bench, TableWork table) throws SQLException {
    List<String> columns = List.copyOf(table.expressions().keySet());
    List<String> values = new ArrayList<>();
    columns.forEach(column -> values.add(Sql.name(column) + "::text"));
    for (Map.Entry<String, String> each : table.expressions().entrySet()) {
      values.add("(" + each.getValue() + ")::text");
    }
    String query =
        "SELECT %s FROM %s LIMIT %d".formatted(String.join(", ", values), table.sql(), ROWS);
    return new Preview(table.sql(), columns, bench.all(query, row -> row(row, columns.size())));
  }

  private static Row row(ResultSet row, int columns) throws SQLException {
    return new Row(values(row, 1, columns), values(row, columns + 1, 2 * columns));
  }

  private static List<Optional<String>> values(ResultSet row, int first, int last)
      throws SQLException {
    List<Optional<String>> values = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      values.add(Optional.ofNullable(row.getString(i)));
    }
    return values;
  }
}
