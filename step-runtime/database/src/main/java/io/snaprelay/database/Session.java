package io.snaprelay.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session in one database under proof. Reads are read-only transactions of their own. */
public final class Session implements AutoCloseable {
  /** Makes a value of the row that the result stands on. */
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private final Engine engine;
  private final String database;
  private final Connection connection;

  private Session(Engine engine, String database, Connection connection) {
    this.engine = engine;
    this.database = database;
    this.connection = connection;
  }

  public static Session open(Server server, String database) throws SQLException {
    return new Session(server.engine(), database, server.connect(database));
  }

  public String database() {
    return database;
  }

  /** What the server is. */
  public Engine engine() {
    return engine;
  }

  /** The server's version, in its own words. */
  public String version() throws SQLException {
    return one(engine.ways().version(), row -> row.getString(1));
  }

  /** The version of TLS that this session speaks; empty if it speaks none. */
  public Optional<String> tls() throws SQLException {
    return read(engine.ways().tls(), row -> row.getString(1)).stream().findFirst();
  }

  /** The server's major version, for example 17. */
  public int major() throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion();
  }

  /** All rows of a query. */
  public <T> List<T> read(String sql, RowReader<T> reader, Object... parameters)
      throws SQLException {
    return transaction(List.of(), () -> rows(sql, reader, parameters));
  }

  /** The first row, if any, of a query that somebody else wrote: a ? in it is an operator. */
  public <T> Optional<T> first(String sql, RowReader<T> reader) throws SQLException {
    return first(List.of(), sql, reader);
  }

  /** The same under settings of its own, for example {@code enable_seqscan = off}. */
  public <T> Optional<T> first(List<String> settings, String sql, RowReader<T> reader)
      throws SQLException {
    return transaction(
        settings,
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(1);
            return all(statement.executeQuery(sql), reader).stream().findFirst();
          }
        });
  }

  /** The only row of a query. */
  public <T> T one(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
    return read(sql, reader, parameters).get(0);
  }

  /**
   * Runs a statement outside any transaction, in a database that is temporary: it may write.
   *
   * @return the server's warning, if it gave one
   */
  public Optional<String> maintain(String sql) throws SQLException {
    connection.setReadOnly(false);
    connection.setAutoCommit(true);
    execute(engine.ways().mayWrite());
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return Optional.ofNullable(statement.getWarnings()).map(SQLWarning::getMessage);
    } finally {
      execute(engine.ways().mayNotWrite());
    }
  }

  /** Runs a statement that writes, and rolls it back; answers how many rows it wrote. */
  public int rehearse(String sql) throws SQLException {
    connection.setReadOnly(false);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(engine.ways().thisOneMayWrite());
      return statement.executeUpdate(sql);
    } finally {
      endTransaction();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private <T> T transaction(List<String> settings, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    try {
      for (String setting : settings) {
        execute(engine.ways().local(setting));
      }
      return work.run();
    } finally {
      endTransaction();
    }
  }

  private <T> List<T> rows(String sql, RowReader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return all(statement.executeQuery(), reader);
    }
  }

  private static <T> List<T> all(ResultSet result, RowReader<T> reader) throws SQLException {
    List<T> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(reader.read(result));
    }
    return rows;
  }

  /** A session that is lost has no transaction to end; its own failure is the one to report. */
  private void endTransaction() throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
