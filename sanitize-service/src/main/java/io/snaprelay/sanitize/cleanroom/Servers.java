package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.database.TlsServer;
import java.sql.SQLException;
import java.time.Duration;

/**
 * From where to where.
 *
 * @param masked the masked server
 * @param room the clean room
 * @param lockTimeout how long a statement waits for a lock
 */
record Servers(TlsServer masked, TlsServer room, Duration lockTimeout) {
  /** Sessions in the database of the same name on both sides. */
  record Pair(RoomSession masked, RoomSession room) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      try {
        room.close();
      } finally {
        masked.close();
      }
    }
  }

  Pair open(String database) throws SQLException {
    RoomSession first = RoomSession.open(masked, database, lockTimeout);
    try {
      return new Pair(first, RoomSession.open(room, database, lockTimeout));
    } catch (SQLException e) {
      first.close();
      throw e;
    }
  }
}
