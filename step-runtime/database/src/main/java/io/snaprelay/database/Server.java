package io.snaprelay.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A database server under proof. */
public interface Server {
  /** A new session in one of its databases. */
  Connection connect(String database) throws SQLException;

  /** What it is. */
  default Engine engine() {
    return Engine.POSTGRES;
  }
}
