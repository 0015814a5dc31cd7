package io.snaprelay.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A server reached over TLS with its certificate and host name verified. Sessions are read-only by
 * default, and write values in one fixed form, so that checksums of the same data are the same
 * anywhere.
 *
 * @param engine what it is
 * @param host its DNS name, as its certificate has it
 * @param port its TCP port
 * @param login how to log in
 * @param caBundle the certificates that vouch for it, PEM
 * @param statementTimeout the longest that a statement may run
 */
public record TlsServer(
    Engine engine, String host, int port, Login login, Path caBundle, Duration statementTimeout)
    implements Server {
  private static final Duration NETWORK_GRACE = Duration.ofMinutes(1);

  @Override
  public Connection connect(String database) throws SQLException {
    return engine.ways().connect(this, database);
  }

  /**
   * How long a driver waits for an answer: it gives up on a dead network only after the server
   * would have ended the statement.
   */
  Duration networkPatience() {
    return statementTimeout.plus(NETWORK_GRACE);
  }
}
