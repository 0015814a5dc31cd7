package io.snaprelay.sanitize.engine.mariadb;

import java.sql.SQLException;
import java.util.List;

/**
 * Sessions that write. A service that is killed may leave one at work, and MariaDB has no
 * transaction around it that a fence could stop: whoever takes over ends it first.
 */
record Workers(Bench bench) {
  /** How long a session may take to notice that it was ended, in tenths of a second. */
  private static final int PATIENCE = 600;

  private static final String STARTED =
      "(SELECT UTC_TIMESTAMP() - INTERVAL variable_value SECOND"
          + " FROM information_schema.global_status WHERE variable_name = 'UPTIME')";

  /** Numbers begin anew with the server; what was noted before is somebody else's. */
  private static final String AT_WORK =
      """
      SELECT p.id FROM information_schema.processlist p
      JOIN "snaprelay_progress".worker w ON w.id = p.id
        AND ABS(TIMESTAMPDIFF(SECOND, w.started, %s)) < 3
      WHERE p.id <> CONNECTION_ID()
      """
          .formatted(STARTED);

  /** Notes this session as one that writes. */
  void join() throws SQLException {
    bench.run(
        "INSERT INTO \"snaprelay_progress\".worker SELECT CONNECTION_ID(), %s".formatted(STARTED));
  }

  /** Ends all others, and waits until they are gone. */
  void end() throws SQLException {
    for (int i = 0; i < PATIENCE; i++) {
      List<Long> atWork = bench.read(AT_WORK, row -> row.getLong(1));
      if (atWork.isEmpty()) {
        bench.run("DELETE FROM \"snaprelay_progress\".worker");
        return;
      }
      for (long id : atWork) {
        bench.attempt("KILL CONNECTION " + id);
      }
      bench.run("DO SLEEP(0.1)");
    }
    throw Refusal.overtaken();
  }
}
