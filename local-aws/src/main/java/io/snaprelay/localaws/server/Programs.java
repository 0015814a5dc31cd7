package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** One installed release: how to run it, and what is special about its files and its users. */
public interface Programs {

  Release release();

  /**
   * Unpacks them, and makes the data directory of an empty instance, which is copied for every new
   * one. Done once per machine and user, for all JVMs.
   */
  void install(Path jar, ServerUser user) throws IOException;

  /** The data directory of an empty instance. */
  Path template();

  /** Copies a data directory without what belongs to a running server only. */
  void copy(Path data, Path to) throws IOException;

  /** Starts a server; returns when it accepts connections. */
  ServerProcess start(Site site, Mode mode) throws IOException;

  /** The database in which the server's own users are administered. */
  String entry();

  /** As the superuser, whom only this JVM knows. */
  Connection connect(int port, String database) throws IOException, SQLException;

  /**
   * Creates the master user, who is no superuser, and a database of theirs.
   *
   * @param sql in the database {@link #entry}
   * @param database null if none is wanted
   */
  void createMaster(Statement sql, String name, String password, String database)
      throws SQLException;

  void changePassword(Statement sql, String name, String password) throws SQLException;

  /** How to come back to a moment; empty where that is not known here. */
  default Optional<LogReplay> replay() {
    return Optional.empty();
  }
}
