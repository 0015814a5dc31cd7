package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

/** Knows how the files of one engine are damaged. */
interface Wrecker {

  /** What is left to be done when the server is stopped. */
  interface Blow {
    void strike(Path data) throws IOException;
  }

  /**
   * Finds what to damage while the server still runs.
   *
   * @param sql of the superuser, in the database of the relation
   * @throws SQLException if there is no such relation
   */
  Blow prepare(Damage damage, Statement sql) throws SQLException;
}
