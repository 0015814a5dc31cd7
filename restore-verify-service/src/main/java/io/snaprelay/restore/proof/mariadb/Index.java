package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;

/**
 * A secondary index.
 *
 * @param table the name of its table
 * @param name its name
 * @param unique whether no two rows may have the same values in it
 * @param columns its columns, quoted and separated by commas
 * @param given condition: none of them is NULL
 * @param whole whether it has the whole value of each column, and not a prefix
 */
record Index(
    String table, String name, boolean unique, String columns, String given, boolean whole) {
  private static final String ALL =
      """
      SELECT table_name, index_name, non_unique = 0,
             GROUP_CONCAT(CONCAT('`', REPLACE(column_name, '`', '``'), '`')
               ORDER BY seq_in_index SEPARATOR ', '),
             GROUP_CONCAT(CONCAT('`', REPLACE(column_name, '`', '``'), '` IS NOT NULL')
               SEPARATOR ' AND '),
             COUNT(sub_part) = 0 AND index_type = 'BTREE'
      FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND index_name <> 'PRIMARY'
      GROUP BY table_name, index_name, non_unique, index_type
      ORDER BY table_name, index_name
      """;

  static List<Index> all(Session session) throws SQLException {
    return session.read(
        ALL,
        row ->
            new Index(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6)));
  }

  boolean isOf(StoredTable stored) {
    return table.equals(stored.table());
  }

  /** All rows of a table, by way of this index. */
  String rowsOf(StoredTable stored) {
    return "%s FORCE INDEX (%s)".formatted(stored.allRows(), Quoted.name(name));
  }
}
