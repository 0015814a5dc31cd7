package io.snaprelay.sanitize.catalog;

import io.snaprelay.database.Session;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows by the object id in their first column. */
final class Grouped {
  private Grouped() {}

  static <T> void read(
      Session session, String sql, Map<Long, List<T>> groups, Session.RowReader<T> reader)
      throws SQLException {
    session.read(
        sql,
        row ->
            groups.computeIfAbsent(row.getLong(1), oid -> new ArrayList<>()).add(reader.read(row)));
  }

  /** The texts of an array. */
  static List<String> texts(Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
