package io.snaprelay.localaws.rds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Damages pages of a relation's first file. */
enum PostgresWrecker implements Wrecker {
  INSTANCE;

  private static final String HEAP_FILE = "SELECT pg_relation_filepath('%s'::regclass)";
  private static final String INDEX_FILE =
      """
      SELECT pg_relation_filepath(indexrelid) FROM pg_index
      JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
      WHERE indrelid = '%s'::regclass AND amname = 'btree' ORDER BY indexrelid LIMIT 1
      """;

  @Override
  public Blow prepare(Damage damage, Statement sql) throws SQLException {
    String file =
        switch (damage.kind()) {
          case HEAP_PAGE, ROWS_LOST -> file(HEAP_FILE, damage.relation(), sql);
          case INDEX -> file(INDEX_FILE, damage.relation(), sql);
        };
    return switch (damage.kind()) {
      case HEAP_PAGE -> data -> new PageFile(data.resolve(file)).flipInTheMiddle();
      case ROWS_LOST -> data -> new PageFile(data.resolve(file)).zeroInTheMiddle();
      case INDEX -> data -> new PageFile(data.resolve(file)).dropLeafEntries();
    };
  }

  private static String file(String query, String relation, Statement sql) throws SQLException {
    try (ResultSet found = sql.executeQuery(query.formatted(relation.replace("'", "''")))) {
      if (!found.next()) {
        throw new SQLException(relation + " has no B-tree");
      }
      return found.getString(1);
    }
  }
}
