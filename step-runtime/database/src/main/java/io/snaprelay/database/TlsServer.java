package io.snaprelay.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server reached over TLS with its certificate and host name verified. Sessions are read-only by
 * default, see all rows or fail, and write values in one fixed form, so that checksums of the same
 * data are the same anywhere.
 *
 * @param host its DNS name, as its certificate has it
 * @param port its TCP port
 * @param login how to log in
 * @param caBundle the certificates that vouch for it, PEM
 * @param statementTimeout the longest that a statement may run
 */
public record TlsServer(
    String host, int port, Login login, Path caBundle, Duration statementTimeout)
    implements Server {
  private static final int CONNECT_SECONDS = 10;

  /** The driver gives up on a dead network only after the server would have ended the statement. */
  private static final Duration NETWORK_GRACE = Duration.ofMinutes(1);

  private static final String SETTINGS =
      "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';"
          + " SET extra_float_digits = 1; SET bytea_output = 'hex'; SET jit = off;"
          + " SET row_security = off; SET default_transaction_read_only = on;"
          + " SET statement_timeout = ";

  @Override
  public Connection connect(String database) throws SQLException {
    Connection connection = source(database).getConnection();
    try (Statement settings = connection.createStatement()) {
      settings.execute(SETTINGS + statementTimeout.toMillis());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private PGSimpleDataSource source(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setSslMode("verify-full");
    source.setSslRootCert(caBundle.toString());
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(2 * CONNECT_SECONDS);
    source.setSocketTimeout(Math.toIntExact(statementTimeout.plus(NETWORK_GRACE).toSeconds()));
    source.setTcpKeepAlive(true);
    source.setApplicationName("snaprelay-proof");
    return source;
  }
}
