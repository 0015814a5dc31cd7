package io.snaprelay.sanitize.engine.mariadb;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The files in which InnoDB keeps old values of rows. */
final class UndoSpaces {
  /** By so much at most a tablespace grows at once, in bytes: four extents, and one to spare. */
  static final long STEP = 8L << 20;

  private static final String SIZES =
      "SELECT name, file_size FROM information_schema.innodb_sys_tablespaces"
          + " WHERE name LIKE 'innodb\\_undo%' ESCAPE '\\'";

  private UndoSpaces() {}

  /** In bytes by name; none if undo lies in the system tablespace. */
  static Map<String, Long> sizes(Bench bench) throws SQLException {
    return bench.read(SIZES, row -> Map.entry(row.getString(1), row.getLong(2))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How large the largest is, in bytes. */
  static long largest(Bench bench) throws SQLException {
    return sizes(bench).values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Those that are larger than they were. */
  static Set<String> grown(Bench bench, Map<String, Long> before) throws SQLException {
    return sizes(bench).entrySet().stream()
        .filter(space -> space.getValue() > before.getOrDefault(space.getKey(), 0L))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
