package io.snaprelay.sanitize.engine.mariadb;

/** Names and texts as they stand in SQL of a session with quotes of the standard. */
final class Names {
  /** Everything that is ours while the work is going on, dropped with it. */
  static final String OURS = "snaprelay_progress";

  private Names() {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quoted(String schema, String name) {
    return quoted(schema) + "." + quoted(name);
  }

  static String ours(String name) {
    return quoted(OURS, name);
  }

  /** As the server itself writes a name where quotes are texts. */
  static String ticked(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
