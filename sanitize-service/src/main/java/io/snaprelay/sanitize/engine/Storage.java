package io.snaprelay.sanitize.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A change of type sets a column's storage and compression back to the type's own. */
final class Storage {
  private static final Map<String, String> NAMES =
      Map.of("p", "PLAIN", "e", "EXTERNAL", "m", "MAIN", "x", "EXTENDED");

  private static final Map<String, String> METHODS = Map.of("p", "pglz", "l", "lz4");

  private Storage() {}

  static List<String> reset(String column, String storage, String ofType, String compression) {
    List<String> commands = new ArrayList<>();
    if (!storage.equals(ofType)) {
      commands.add(alter(column) + " SET STORAGE " + NAMES.get(storage));
    }
    if (compression != null && METHODS.containsKey(compression)) {
      commands.add(alter(column) + " SET COMPRESSION " + METHODS.get(compression));
    }
    return commands;
  }

  private static String alter(String column) {
    return "ALTER COLUMN " + Sql.name(column);
  }
}
