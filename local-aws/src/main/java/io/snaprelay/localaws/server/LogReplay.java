package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * How a product keeps the log of all changes, and makes of old files and that log the files of any
 * moment in between.
 */
public interface LogReplay {

  /** From now on nothing of the log is thrown away. Doing it again changes nothing. */
  void keep(Statement sql) throws SQLException;

  /** The log may be thrown away again. */
  void letGo(Statement sql) throws SQLException;

  /**
   * Writes something to the log that is younger than everything before: a replay to a moment finds
   * its end by what comes after.
   */
  void mark(Statement sql) throws SQLException;

  /**
   * Gives a new server the log of another one. Its next start replays it up to the moment, and
   * serves what was committed until then.
   *
   * @param source the data directory of the other server, which may run
   * @param folder the new server's own, in which its data lie already
   * @param until by the clock of this machine
   */
  void prepare(Path source, Path folder, Instant until) throws IOException;
}
