package io.snaprelay.restore.proof.mariadb;

/** Names in SQL. */
final class Quoted {
  private Quoted() {}

  static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  static String name(String database, String table) {
    return name(database) + "." + name(table);
  }
}
