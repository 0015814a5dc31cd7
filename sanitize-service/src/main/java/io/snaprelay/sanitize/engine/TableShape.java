package io.snaprelay.sanitize.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog has it at this moment.
 *
 * @param oid its oid; it keeps it through all of the work
 * @param kind as in pg_class
 * @param bytes with indexes and TOAST, of all its partitions and children
 * @param dropped whether it or a child has dropped columns, whose bytes lie in the files still
 * @param isPartition whether its parent is written, and it with it
 * @param columns its columns in order
 */
record TableShape(
    long oid, String kind, long bytes, boolean dropped, boolean isPartition, List<Col> columns) {
  /**
   * A column.
   *
   * @param typeSql type and collation
   * @param storageSql what a change of type would reset, as subcommands of ALTER TABLE
   * @param generated whether it is computed
   * @param inherited whether a parent's ALTER reaches it
   */
  record Col(
      int number,
      String name,
      String typeSql,
      List<String> storageSql,
      boolean generated,
      boolean inherited) {
    String sql() {
      return Sql.name(name);
    }
  }

  private static final String TREE =
      """
      WITH RECURSIVE tree(relid) AS (
        SELECT ?::regclass::oid
        UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree ON i.inhparent = tree.relid)
      """;

  private static final String TABLE =
      TREE
          + """
          SELECT c.oid, c.relkind, c.relispartition,
                 (SELECT sum(pg_total_relation_size(relid)) FROM tree),
                 EXISTS (SELECT FROM tree JOIN pg_attribute a ON a.attrelid = tree.relid
                         WHERE a.attisdropped)
          FROM pg_class c WHERE c.oid = ?::regclass
          """;

  private static final String COLUMNS =
      """
      SELECT a.attnum, a.attname, format_type(a.atttypid, a.atttypmod)
               || CASE WHEN a.attcollation NOT IN (0, t.typcollation)
                  THEN format(' COLLATE %I.%I', n.nspname, l.collname) ELSE '' END,
             a.attstorage, t.typstorage, a.attgenerated <> '', a.attinhcount > 0,
             to_jsonb(a) ->> 'attcompression'
      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_collation l ON l.oid = a.attcollation
      LEFT JOIN pg_namespace n ON n.oid = l.collnamespace
      WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
      """;

  /** Empty if there is no such table. */
  static Optional<TableShape> read(Workbench bench, String table) throws SQLException {
    List<Col> columns = bench.read(COLUMNS, TableShape::column, table);
    return bench.read(TABLE, row -> shape(row, columns), table, table).stream().findFirst();
  }

  boolean isPartitioned() {
    return kind.equals("p");
  }

  boolean holdsRows() {
    return kind.equals("r") || kind.equals("p");
  }

  private static TableShape shape(ResultSet row, List<Col> columns) throws SQLException {
    return new TableShape(
        row.getLong(1),
        row.getString(2),
        row.getLong(4),
        row.getBoolean(5),
        row.getBoolean(3),
        columns);
  }

  private static Col column(ResultSet row) throws SQLException {
    String name = row.getString(2);
    return new Col(
        row.getInt(1),
        name,
        row.getString(3),
        Storage.reset(name, row.getString(4), row.getString(5), row.getString(8)),
        row.getBoolean(6),
        row.getBoolean(7));
  }
}
