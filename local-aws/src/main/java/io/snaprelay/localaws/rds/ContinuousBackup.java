package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.time.Instant;

/** What was copied of a server once, and the log of all its changes since. */
interface ContinuousBackup {

  /** What was copied, as the content of a snapshot. */
  SnapshotData base() throws IOException;

  /**
   * The server as it was at a moment; not started.
   *
   * @param until by the clock of this machine
   */
  DatabaseServer recover(Instant until) throws IOException;

  /** The server no longer keeps its log. */
  void end() throws IOException;

  /** Deletes the files, when the server is gone or has ended it. */
  void delete() throws IOException;
}
