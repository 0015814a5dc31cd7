package io.snaprelay.sanitize.catalog;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what a database of MariaDB holds, from {@code information_schema}. A database is its only
 * schema. Partitions have no names of their own in SQL, and nothing refuses a new table in the
 * place of an old one.
 */
final class MariaCatalog {
  /** Sequences and views have no rows to mask. */
  private static final String TABLES =
      """
      SELECT table_name, engine, COALESCE(data_length, 0) + COALESCE(index_length, 0),
             COALESCE(table_rows, -1)
      FROM information_schema.tables
      WHERE table_schema = ? AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
      ORDER BY table_name
      """;

  private MariaCatalog() {}

  static Catalog read(Session session) throws SQLException {
    Map<String, List<Column>> columns = MariaColumns.read(session);
    Map<String, List<UniqueKey>> keys = MariaKeys.unique(session);
    List<Table> tables = new ArrayList<>();
    session.read(
        TABLES,
        row -> {
          String name = row.getString(1);
          return tables.add(
              new Table(
                  tables.size() + 1L,
                  new TableName(session.database(), name),
                  kind(row.getString(2)),
                  List.of(),
                  row.getLong(3),
                  row.getDouble(4),
                  columns.getOrDefault(name, List.of()),
                  keys.getOrDefault(name, List.of()),
                  List.of()));
        },
        session.database());
    return new Catalog(
        session.engine(),
        session.database(),
        session.major(),
        tables,
        MariaKeys.foreign(session),
        List.of());
  }

  /** Engines that keep rows elsewhere (MariaDB documentation, "Storage Engines"). */
  private static Table.Kind kind(String engine) {
    return switch (String.valueOf(engine).toUpperCase(Locale.ROOT)) {
      case "FEDERATED", "CONNECT", "SPIDER", "S3", "SPHINX" -> Table.Kind.FOREIGN;
      default -> Table.Kind.ORDINARY;
    };
  }

  /** Rows by the name in their first column. */
  static <T> Map<String, List<T>> grouped(
      Session session, String sql, Session.RowReader<T> reader, Object... parameters)
      throws SQLException {
    Map<String, List<T>> groups = new HashMap<>();
    session.read(
        sql,
        row ->
            groups
                .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                .add(reader.read(row)),
        parameters);
    return groups;
  }
}
