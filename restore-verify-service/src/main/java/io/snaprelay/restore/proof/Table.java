package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;

/**
 * A table or materialized view of a user, with storage of its own.
 *
 * @param database the database that it is in
 * @param name schema and name, for people
 * @param sql schema and name, quoted for SQL
 * @param bytes what it occupies with its TOAST table, without its indexes
 */
record Table(String database, String name, String sql, long bytes) {
  /** Biggest first; a partitioned table is its partitions. */
  private static final String ALL =
      """
      SELECT n.nspname || '.' || c.relname,
             pg_catalog.format('%I.%I', n.nspname, c.relname),
             pg_catalog.pg_table_size(c.oid)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND c.relispopulated
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
      ORDER BY 3 DESC, 1
      """;

  static List<Table> all(Session session) throws SQLException {
    return session.read(
        ALL,
        row -> new Table(session.database(), row.getString(1), row.getString(2), row.getLong(3)));
  }

  /** How results name it. */
  String subject() {
    return database + ": " + name;
  }
}
