package io.snaprelay.sanitize.cleanroom;

import java.sql.SQLException;

/** Sessions of client programs that have outlived the service that began them. */
final class Orphans {
  /** From this version on one can wait for the end of a session. */
  private static final int WAITS = 14;

  private static final String END =
      "SELECT pg_terminate_backend(pid%s)::text FROM pg_stat_activity WHERE application_name = '"
          + Client.APPLICATION
          + "' AND usename = current_user AND pid <> pg_backend_pid()";

  private Orphans() {}

  static void end(RoomSession session) throws SQLException {
    session.plainTexts(END.formatted(session.major() >= WAITS ? ", 10000" : ""));
  }
}
