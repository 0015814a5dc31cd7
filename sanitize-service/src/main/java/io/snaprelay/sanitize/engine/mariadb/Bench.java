package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.sanitize.engine.MaskingKey;
import io.snaprelay.sanitize.engine.SanitationLimits;
import io.snaprelay.sanitize.engine.SqlSession;
import io.snaprelay.sanitize.masking.Dialects;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A session that may write. The key is in a variable of the session, and in no statement. */
final class Bench extends SqlSession {
  private static final int ROWS_AT_ONCE = 500;

  /** What the server itself writes it reads in this mode only: its backslashes escape. */
  private static final String SERVERS_MODE =
      "NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION,STRICT_ALL_TABLES";

  private Bench(Connection connection) {
    super(connection);
  }

  /** Checks of keys come afterwards; an empty table is filled without a note for every row. */
  static Bench open(Server server, String schema, MaskingKey key, SanitationLimits limits)
      throws SQLException {
    Bench bench = new Bench(server.connect(schema));
    try {
      bench.run("SET SESSION TRANSACTION READ WRITE");
      bench.mode(Dialects.MARIADB_MODE);
      bench.run("SET SESSION foreign_key_checks = 0, unique_checks = 0");
      long seconds = Math.max(1, limits.lockTimeout().toSeconds());
      bench.run("SET SESSION lock_wait_timeout = " + seconds);
      bench.run("SET SESSION innodb_lock_wait_timeout = " + seconds);
      bench.attempt("SET SESSION slow_query_log = OFF");
      bench.write("SET @snaprelay_key = ?", key.hex());
      return bench;
    } catch (SQLException e) {
      bench.close();
      throw e;
    }
  }

  /** A statement that the server has written, or that stands in its own mode. */
  void runVerbatim(String sql) throws SQLException {
    mode(SERVERS_MODE);
    try {
      run(sql);
    } finally {
      mode(Dialects.MARIADB_MODE);
    }
  }

  /** A definition as the server writes it, from that column of its answer. */
  String definition(String sql, int column) throws SQLException {
    mode(SERVERS_MODE);
    try {
      return one(sql, row -> row.getString(column));
    } finally {
      mode(Dialects.MARIADB_MODE);
    }
  }

  void mode(String mode) throws SQLException {
    run("SET SESSION sql_mode = '" + mode + "'");
  }

  /** How many rows a statement without parameters has written. */
  long change(String sql) throws SQLException {
    try (Statement statement = plain()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  /** Row by row, however many there are; whatever the reader makes is forgotten. */
  void stream(String sql, Session.RowReader<?> reader) throws SQLException {
    try (Statement statement = plain()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          reader.read(result);
        }
      }
    }
  }

  /** Braces in a text are nothing special. */
  @Override
  protected Statement plain() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    return statement;
  }
}
