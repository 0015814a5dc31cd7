package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A table or materialized view of a user, with storage of its own.
 *
 * @param database the database that it is in
 * @param oid its object id
 * @param name schema and name, for people
 * @param sql schema and name, quoted for SQL
 * @param bytes what it occupies with its TOAST table, without its indexes
 * @param pages how many pages its own rows take
 * @param key the first column of its primary key, quoted, if that is an integer
 * @param notNull columns that are declared NOT NULL, quoted and separated by commas
 */
record Table(
    String database,
    long oid,
    String name,
    String sql,
    long bytes,
    long pages,
    Optional<String> key,
    Optional<String> notNull) {
  /** PostgreSQL's functions take at most a hundred arguments. */
  private static final int MOST_COLUMNS = 90;

  /** Biggest first; a partitioned table is its partitions. */
  private static final String ALL =
      """
      SELECT c.oid::bigint, n.nspname || '.' || c.relname,
             pg_catalog.format('%%I.%%I', n.nspname, c.relname),
             pg_catalog.pg_table_size(c.oid),
             pg_catalog.pg_relation_size(c.oid)
               / pg_catalog.current_setting('block_size')::bigint,
             (SELECT pg_catalog.quote_ident(a.attname)
              FROM pg_catalog.pg_index x
              JOIN pg_catalog.pg_attribute a
                ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
              WHERE x.indrelid = c.oid AND x.indisprimary AND a.atttypid IN (20, 21, 23)),
             (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ')
              FROM (SELECT attname FROM pg_catalog.pg_attribute
                    WHERE attrelid = c.oid AND attnum > 0 AND attnotnull AND NOT attisdropped
                    ORDER BY attnum LIMIT %d) AS a)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND c.relispopulated
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
      ORDER BY 4 DESC, 2
      """
          .formatted(MOST_COLUMNS);

  static List<Table> all(Session session) throws SQLException {
    return session.read(ALL, row -> of(session.database(), row));
  }

  private static Table of(String database, ResultSet row) throws SQLException {
    return new Table(
        database,
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        Optional.ofNullable(row.getString(6)),
        Optional.ofNullable(row.getString(7)));
  }

  /** How results name it. */
  String subject() {
    return database + ": " + name;
  }
}
