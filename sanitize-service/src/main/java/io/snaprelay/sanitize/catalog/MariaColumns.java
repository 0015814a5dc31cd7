package io.snaprelay.sanitize.catalog;

import io.snaprelay.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the columns of all tables of a database of MariaDB. */
final class MariaColumns {
  private static final String COLUMNS =
      """
      SELECT table_name, ordinal_position, column_name, data_type, column_type,
             character_maximum_length, numeric_scale, collation_name, is_nullable = 'NO',
             generation_expression IS NOT NULL AND generation_expression <> '',
             extra LIKE '%auto_increment%'
      FROM information_schema.columns
      WHERE table_schema = ?
      ORDER BY table_name, ordinal_position
      """;

  /**
   * A column that is declared JSON is a long text with such a check (MariaDB documentation, "JSON
   * Data Type"). Which quotes a name stands in depends on the session. It is a query of its own:
   * MariaDB 11.4 has crashed on it as a subquery.
   */
  private static final String DOCUMENTS =
      """
      SELECT table_name, check_clause FROM information_schema.check_constraints
      WHERE constraint_schema = ? AND check_clause LIKE 'json_valid(%)'
      """;

  private MariaColumns() {}

  static Map<String, List<Column>> read(Session session) throws SQLException {
    Set<String> documents = new HashSet<>();
    session.read(
        DOCUMENTS,
        row -> documents.add(row.getString(1) + "." + row.getString(2).replace('"', '`')),
        session.database());
    return MariaCatalog.grouped(
        session, COLUMNS, row -> column(row, documents), session.database());
  }

  private static Column column(ResultSet row, Set<String> documents) throws SQLException {
    String check = "%s.json_valid(`%s`)".formatted(row.getString(1), row.getString(3));
    return new Column(
        row.getInt(2),
        row.getString(3),
        type(row, documents.contains(check)),
        row.getBoolean(9),
        row.getBoolean(10),
        row.getBoolean(11),
        false,
        false);
  }

  private static ColumnType type(ResultSet row, boolean document) throws SQLException {
    return MariaType.of(
        row.getString(4),
        row.getString(5),
        document,
        new MariaType.Extent(
            row.getObject(6) == null ? -1 : row.getLong(6),
            row.getObject(7) == null ? -1 : row.getInt(7)),
        row.getString(8));
  }
}
