package io.snaprelay.sanitize.engine.mariadb;

import java.util.Arrays;
import java.util.List;

/** A script of the user's. MariaDB takes one statement at a time. */
final class Script {
  private Script() {}

  /** Its statements: each ends with a semicolon at the end of a line, or with the script. */
  static List<String> statements(String script) {
    return Arrays.stream(script.split(";[ \t]*(?:\r?\n|$)"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
