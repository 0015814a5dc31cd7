package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.sanitize.engine.SqlSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session in a database of either server. Definitions that it reads name every schema, so that
 * they do not depend on whose search path it has.
 */
final class RoomSession extends SqlSession {
  private RoomSession(Connection connection) {
    super(connection);
  }

  static RoomSession open(Server server, String database, Duration lockTimeout)
      throws SQLException {
    RoomSession session = new RoomSession(server.connect(database));
    try {
      session.run("SET default_transaction_read_only = off");
      session.run("SET search_path = ''");
      session.run("SET lock_timeout = " + lockTimeout.toMillis());
      session.run("SET client_min_messages = error");
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  int major() throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion();
  }

  /** The first column of a query without parameters: a ? in it is an operator. */
  List<String> plainTexts(String sql) throws SQLException {
    return plain(sql, row -> row.getString(1));
  }

  /** The rows of a query without parameters. */
  <T> List<T> plain(String sql, Session.RowReader<T> reader) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (Statement statement = plain();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    }
    return rows;
  }

  /** One statement of its own; tells the SQLSTATE with which the server refused it, if it did. */
  Optional<String> refusal(String sql) throws SQLException {
    return attempt(sql).map(e -> SqlFailure.of(e).state());
  }
}
