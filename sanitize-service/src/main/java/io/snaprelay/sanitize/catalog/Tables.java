package io.snaprelay.sanitize.catalog;

import io.snaprelay.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables. */
final class Tables {
  /**
   * Which relations a mask is about: not our own, which go before a snapshot is taken. Queries of
   * this package name pg_class c and its schema n.
   */
  static final String MASKABLE =
      """
      c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'snaprelay_progress')
        AND n.nspname !~ '^pg_(temp|toast_temp)_'
      """;

  private static final String TABLES =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition,
             coalesce(pg_catalog.pg_total_relation_size(c.oid), 0), c.reltuples
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE %s
      ORDER BY n.nspname, c.relname
      """
          .formatted(MASKABLE);

  private static final String PARENTS =
      """
      SELECT i.inhrelid, n.nspname, p.relname
      FROM pg_catalog.pg_inherits i
      JOIN pg_catalog.pg_class p ON p.oid = i.inhparent AND p.relkind IN ('r', 'p', 'f')
      JOIN pg_catalog.pg_namespace n ON n.oid = p.relnamespace
      ORDER BY i.inhrelid, i.inhseqno
      """;

  private Tables() {}

  static List<Table> read(
      Session session,
      Map<Long, List<Column>> columns,
      Map<Long, List<UniqueKey>> keys,
      Map<Long, List<Blocker>> blockers)
      throws SQLException {
    Map<Long, List<TableName>> parents = parents(session);
    return session.read(
        TABLES,
        row -> {
          long oid = row.getLong(1);
          return new Table(
              oid,
              new TableName(row.getString(2), row.getString(3)),
              kind(row),
              parents.getOrDefault(oid, List.of()),
              row.getLong(6),
              row.getDouble(7),
              columns.getOrDefault(oid, List.of()),
              keys.getOrDefault(oid, List.of()),
              blockers.getOrDefault(oid, List.of()));
        });
  }

  private static Table.Kind kind(ResultSet row) throws SQLException {
    if (row.getBoolean(5)) {
      return Table.Kind.PARTITION;
    }
    return switch (row.getString(4)) {
      case "p" -> Table.Kind.PARTITIONED;
      case "f" -> Table.Kind.FOREIGN;
      default -> Table.Kind.ORDINARY;
    };
  }

  private static Map<Long, List<TableName>> parents(Session session) throws SQLException {
    Map<Long, List<TableName>> parents = new HashMap<>();
    Grouped.read(
        session, PARENTS, parents, row -> new TableName(row.getString(2), row.getString(3)));
    return parents;
  }
}
