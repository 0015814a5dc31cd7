package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Every table and column of a database that rules have to decide: what holds rows, each with the
 * types of its columns.
 *
 * @param lines one for each table, and one for each column
 */
public record Schema(List<String> lines) {
  private static final String LINES =
      """
      SELECT CASE WHEN a.attnum IS NULL THEN format('table %I.%I', n.nspname, c.relname)
             ELSE format('column %I.%I.%I %s', n.nspname, c.relname, a.attname,
                         format_type(a.atttypid, a.atttypmod)) END
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN LATERAL (
        SELECT NULL::int2 AS attnum, NULL::name AS attname, NULL::oid AS atttypid, NULL::int4 AS atttypmod
        UNION ALL SELECT attnum, attname, atttypid, atttypmod FROM pg_attribute
          WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) a ON true
      WHERE c.relkind IN ('r', 'p', 'm', 'f') AND c.oid >= 16384 AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'snaprelay_progress')
      ORDER BY 1
      """;

  public Schema {
    lines = List.copyOf(lines);
  }

  static Schema of(Session session) throws SQLException {
    return new Schema(session.read(LINES, row -> row.getString(1)));
  }

  static Schema of(Workbench bench) throws SQLException {
    return new Schema(bench.texts(LINES));
  }

  /** What is here and not there, by name. */
  List<String> beyond(Schema other) {
    Collection<String> beyond = new TreeSet<>(lines);
    other.lines().forEach(beyond::remove);
    return List.copyOf(beyond);
  }
}
