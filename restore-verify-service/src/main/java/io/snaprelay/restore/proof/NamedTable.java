package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table as a plan names it, with the columns that a check is about.
 *
 * @param sql schema and name, quoted for SQL
 * @param columns the columns, quoted, in the order of the plan
 * @param types their types
 */
record NamedTable(String sql, List<String> columns, List<String> types) {
  private static final String TABLE =
      """
      SELECT c.oid::bigint, pg_catalog.format('%I.%I', n.nspname, c.relname)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname || '.' || c.relname = ? AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
      """;

  private static final String COLUMN =
      """
      SELECT pg_catalog.quote_ident(attname), pg_catalog.format_type(atttypid, NULL)
      FROM pg_catalog.pg_attribute
      WHERE attrelid = ?::oid AND attname = ? AND attnum > 0 AND NOT attisdropped
      """;

  private record Found(long oid, String sql) {}

  private record Column(String name, String type) {}

  /** Empty if there is no such table, or if it lacks one of the columns. */
  static Optional<NamedTable> find(String name, List<String> columns, Session session)
      throws SQLException {
    List<Found> tables =
        session.read(TABLE, row -> new Found(row.getLong(1), row.getString(2)), name);
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    List<Column> found = new ArrayList<>();
    for (String column : columns) {
      found.addAll(
          session.read(
              COLUMN,
              row -> new Column(row.getString(1), row.getString(2)),
              tables.get(0).oid(),
              column));
    }
    return found.size() == columns.size()
        ? Optional.of(
            new NamedTable(
                tables.get(0).sql(),
                found.stream().map(Column::name).toList(),
                found.stream().map(Column::type).toList()))
        : Optional.empty();
  }
}
