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

  private static final String EMAIL = "^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$";
  private static final String PHONE = "^[+(]?[0-9][0-9 ()/.-]{6,18}$";
  private static final String CARD = "^[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}$";
  private static final String ADDRESS = "^[0-9]{1,3}([.][0-9]{1,3}){3}$";

  private final Dialect dialect;
  private final Session session;

  /** The session is one that was prepared by {@link Dialects#prepare}. */
  Glimpses(Session session) {
    this.dialect = Dialects.of(session.engine());
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
    return new HashSet<>(session.read(dialect.checkedColumns(table), row -> row.getString(1)));
  }

  private Glimpse of(Table table, Column column) throws SQLException {
    String sql = counts(table, column);
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

  private String counts(Table table, Column column) {
    String digits = dialect.length(dialect.replaceAll("v", "[^0-9]", ""));
    return "SELECT count(v), count(DISTINCT v), %s, %s, %s, %s FROM (SELECT %s AS v FROM %s LIMIT %d) AS s"
        .formatted(
            count(dialect.matches("v", EMAIL)),
            count(dialect.matches("v", PHONE) + " AND " + digits + " BETWEEN 7 AND 15"),
            count(dialect.matches("v", CARD)),
            count(dialect.matches("v", ADDRESS)),
            dialect.text(column.sql()),
            table.name().sql(),
            ROWS);
  }

  private static String count(String condition) {
    return "count(CASE WHEN %s THEN 1 END)".formatted(condition);
  }
}
