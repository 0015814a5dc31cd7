package io.snaprelay.sanitize.masking;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import io.snaprelay.sanitize.catalog.Table;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at some rows of a table. The server counts; no value leaves it. */
final class Glimpses {
  private static final int ROWS = 500;

  private static final String COUNTS =
      """
      SELECT count(v), count(DISTINCT v),
             count(*) FILTER (WHERE v ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
             count(*) FILTER (WHERE v ~ '^[+(]?[0-9][0-9 ()/.-]{6,18}$'
               AND length(regexp_replace(v, '[^0-9]', '', 'g')) BETWEEN 7 AND 15),
             count(*) FILTER (WHERE v ~ '^[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}$'),
             count(*) FILTER (WHERE v ~ '^[0-9]{1,3}([.][0-9]{1,3}){3}$')
      FROM (SELECT %s::text AS v FROM %s LIMIT %d) AS s
      """;

  private static final String CHECKED =
      """
      SELECT a.attname FROM pg_catalog.pg_constraint k
      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
      WHERE k.contype = 'c' AND k.conrelid = ?
      """;

  private final Session session;

  Glimpses(Session session) {
    this.session = session;
  }

  /** Its text columns; without the right to read the table, none. */
  Map<String, Glimpse> of(Table table) throws SQLException {
    Map<String, Glimpse> glimpses = new HashMap<>();
    for (Column column : table.columns()) {
      if (column.type().kind() == Kind.TEXT && table.kind() != Table.Kind.FOREIGN) {
        glimpses.put(column.name(), of(table, column));
      }
    }
    return glimpses;
  }

  /** The columns that a CHECK constraint speaks of. */
  Set<String> checked(Table table) throws SQLException {
    return new HashSet<>(session.read(CHECKED, row -> row.getString(1), table.oid()));
  }

  private Glimpse of(Table table, Column column) throws SQLException {
    String sql = COUNTS.formatted(column.sql(), table.name().sql(), ROWS);
    try {
      return session
          .first(
              List.of(),
              sql,
              row ->
                  new Glimpse(
                      row.getLong(1),
                      row.getLong(2),
                      row.getLong(3),
                      row.getLong(4),
                      row.getLong(5),
                      row.getLong(6)))
          .orElse(Glimpse.NONE);
    } catch (SQLException e) {
      if (SqlFailure.of(e).isUnavailable()) {
        return Glimpse.NONE;
      }
      throw e;
    }
  }
}
