package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import java.io.IOException;
import java.util.Optional;

/** What stands behind an instance: a real server, or nothing at all. */
interface DatabaseServer {

  /** Returns when the endpoint accepts connections. */
  void start(Endpoints.Name name, Mode mode) throws IOException;

  void stop() throws IOException;

  /** Ends all sessions; returns when the endpoint accepts connections again. */
  default void restart(Endpoints.Name name, Mode mode) throws IOException {
    stop();
    start(name, mode);
  }

  void delete() throws IOException;

  /** The files as they are now. */
  SnapshotData snapshot() throws IOException;

  /**
   * Copies the files as they are now, and keeps the log of all changes from now on.
   *
   * @return empty if the server cannot come back to a moment
   */
  Optional<ContinuousBackup> backUp() throws IOException;

  void createMaster(String name, String password, String database) throws IOException;

  void changePassword(String name, String password) throws IOException;
}
