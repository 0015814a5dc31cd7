package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Finding;
import java.sql.SQLException;
import java.util.List;

/**
 * What a server must not do while it is masked. It is looked at before anything is sent to it: a
 * binary log keeps every row that is written and every variable that is used, and the log of
 * statements would show the key.
 */
final class Ground {
  private Ground() {}

  static List<CheckResult> look(Session session) throws SQLException {
    return List.of(
        off(
            session,
            "binary-log",
            "log_bin",
            "it keeps rows: set the backup retention of temporary databases to 0"),
        off(
            session,
            "statement-log",
            "general_log",
            "it would show the key: set general_log = 0 in the parameter group of temporary"
                + " databases"));
  }

  private static CheckResult off(Session session, String name, String variable, String remedy)
      throws SQLException {
    Finding finding = Finding.begin(name, "server", "off");
    boolean on = session.one("SELECT @@GLOBAL." + variable, row -> row.getBoolean(1));
    return finding.passIf(!on, on ? remedy : "off");
  }
}
