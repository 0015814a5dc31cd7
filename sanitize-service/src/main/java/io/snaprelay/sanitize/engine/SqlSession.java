package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session that may write, whatever the engine of its server is. */
public abstract class SqlSession implements AutoCloseable {
  protected final Connection connection;

  protected SqlSession(Connection connection) {
    this.connection = connection;
  }

  /** A statement without parameters, as this engine takes it. */
  protected Statement plain() throws SQLException {
    return connection.createStatement();
  }

  public <T> List<T> read(String sql, Session.RowReader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
      return rows;
    }
  }

  public <T> T one(String sql, Session.RowReader<T> reader, Object... parameters)
      throws SQLException {
    return read(sql, reader, parameters).get(0);
  }

  public List<String> texts(String sql, Object... parameters) throws SQLException {
    return read(sql, row -> row.getString(1), parameters);
  }

  /** Statements without parameters: a ? in them is an operator. */
  public void run(String sql) throws SQLException {
    try (Statement statement = plain()) {
      statement.execute(sql);
    }
  }

  public int write(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /** One statement of its own; tells how the server refused it, if it did. */
  public Optional<SQLException> attempt(String sql) throws SQLException {
    try {
      run(sql);
      return Optional.empty();
    } catch (SQLException e) {
      if (SqlFailure.of(e).isConnectionLost()) {
        throw e;
      }
      return Optional.of(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
