package io.snaprelay.sanitize.engine;

/** Names and texts as SQL writes them. */
final class Sql {
  /** Everything that is ours while the work is going on, dropped with it. */
  static final String OURS = "snaprelay_progress";

  private Sql() {}

  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String name(String schema, String table) {
    return name(schema) + "." + name(table);
  }
}
