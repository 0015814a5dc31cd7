package io.snaprelay.sanitize.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Something that stands in the way of a rewrite.
 *
 * @param name what it is
 * @param remove how it is set aside
 * @param restore how it is put back as it was
 */
record Obstacle(String name, List<String> remove, List<String> restore) {
  Obstacle {
    remove = List.copyOf(remove);
    restore = List.copyOf(restore);
  }

  /** Of a row with these three, the second and third as text arrays. */
  static Obstacle read(ResultSet row) throws SQLException {
    return new Obstacle(row.getString(1), texts(row, 2), texts(row, 3));
  }

  static List<String> texts(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
