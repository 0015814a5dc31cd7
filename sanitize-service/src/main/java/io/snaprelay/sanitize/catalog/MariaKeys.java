package io.snaprelay.sanitize.catalog;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what must stay unique in a database of MariaDB, and what must stay equal on two sides. */
final class MariaKeys {
  /** A key over the beginning of a column does not hold for whole values. */
  private static final String UNIQUE =
      """
      SELECT table_name, index_name, GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR '\n'),
             index_name = 'PRIMARY', SUM(sub_part IS NOT NULL) = 0
      FROM information_schema.statistics
      WHERE table_schema = ? AND non_unique = 0
      GROUP BY table_name, index_name
      ORDER BY table_name, index_name <> 'PRIMARY', index_name
      """;

  private static final String FOREIGN =
      """
      SELECT constraint_name, table_name, column_name, referenced_table_schema,
             referenced_table_name, referenced_column_name
      FROM information_schema.key_column_usage
      WHERE table_schema = ? AND referenced_table_name IS NOT NULL
      ORDER BY table_name, constraint_name, ordinal_position
      """;

  private MariaKeys() {}

  static Map<String, List<UniqueKey>> unique(Session session) throws SQLException {
    return MariaCatalog.grouped(
        session,
        UNIQUE,
        row ->
            new UniqueKey(
                row.getString(2),
                List.of(row.getString(3).split("\n")),
                row.getBoolean(4),
                row.getBoolean(5),
                false,
                false),
        session.database());
  }

  static List<ForeignKey> foreign(Session session) throws SQLException {
    Map<String, ForeignKey> keys = new TreeMap<>();
    session.read(
        FOREIGN,
        row ->
            keys.merge(
                row.getString(2) + "." + row.getString(1),
                new ForeignKey(
                    row.getString(1),
                    new TableName(session.database(), row.getString(2)),
                    List.of(row.getString(3)),
                    new TableName(row.getString(4), row.getString(5)),
                    List.of(row.getString(6))),
                MariaKeys::joined),
        session.database());
    return List.copyOf(keys.values());
  }

  private static ForeignKey joined(ForeignKey key, ForeignKey next) {
    return new ForeignKey(
        key.name(),
        key.table(),
        both(key.columns(), next.columns()),
        key.referenced(),
        both(key.referencedColumns(), next.referencedColumns()));
  }

  private static List<String> both(List<String> one, List<String> other) {
    List<String> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }
}
