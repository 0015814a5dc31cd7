package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;

/** One thing to look at, by whichever session is free. */
interface Look {
  /**
   * @throws SQLException if the session is lost
   */
  CheckResult with(Session session) throws SQLException;
}
