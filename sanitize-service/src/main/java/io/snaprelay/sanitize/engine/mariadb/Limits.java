package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.engine.SanitationLimits;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.Instant;

/**
 * How far an attempt may go.
 *
 * @param given as they were set
 * @param clock tells the time
 * @param end when what is not done yet is handed back
 */
record Limits(SanitationLimits given, Clock clock, Instant end) {
  static Limits of(SanitationLimits given, Clock clock) {
    return new Limits(given, clock, clock.instant().plus(given.atMost()));
  }

  int connections() {
    return given.connections();
  }

  void mustHaveTime() throws SQLException {
    if (clock.instant().isAfter(end)) {
      throw new SQLTimeoutException("The time is over", Refusal.OVERTAKEN);
    }
  }
}
