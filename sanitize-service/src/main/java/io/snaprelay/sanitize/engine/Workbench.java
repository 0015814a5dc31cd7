package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session that may write in one database. The key reaches it as a bind parameter, never as SQL.
 */
final class Workbench extends SqlSession {
  /** Work that stands or falls together. */
  interface Work {
    void run() throws SQLException;
  }

  private static final String GIVE_KEY =
      "SELECT pg_catalog.set_config('snaprelay.key', ?, false),"
          + " pg_catalog.set_config('snaprelay.seed', ?, false)";

  /** Where we may: the server's log would show bind parameters, and the values of a refused row. */
  private static final List<String> QUIET =
      List.of("SET log_parameter_max_length = 0", "SET log_error_verbosity = terse");

  private Workbench(Connection connection) {
    super(connection);
  }

  static Workbench open(Server server, String database, MaskingKey key, SanitationLimits limits)
      throws SQLException {
    Workbench bench = new Workbench(server.connect(database));
    try {
      bench.run("SET default_transaction_read_only = off");
      bench.run("SET synchronous_commit = off");
      bench.run("SET jit = off");
      bench.run("SET TimeZone = 'UTC'");
      bench.run("SET maintenance_work_mem = '" + limits.maintenanceMemory() + "'");
      bench.run("SET lock_timeout = " + limits.lockTimeout().toMillis());
      bench.run("SET client_min_messages = error");
      for (String quiet : QUIET) {
        bench.attempt(quiet);
      }
      bench.read(GIVE_KEY, row -> "", key.hex(), Long.toString(key.seed()));
      return bench;
    } catch (SQLException e) {
      bench.close();
      throw e;
    }
  }

  /** All rows of a query without parameters: a ? in it is an operator. */
  <T> List<T> all(String sql, Session.RowReader<T> reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    }
  }

  void together(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } finally {
      end();
    }
  }

  /** Nothing of it stays. */
  void undone(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
    } finally {
      end();
    }
  }

  /** Does it and undoes it; tells how the server refused it, if it did. */
  Optional<SqlFailure> tryOut(List<String> statements) throws SQLException {
    connection.setAutoCommit(false);
    try {
      for (String statement : statements) {
        run(statement);
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(SqlFailure.of(e));
    } finally {
      end();
    }
  }

  int major() throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion();
  }

  /** A session that is lost has no transaction to end; its own failure is the one to report. */
  private void end() throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
