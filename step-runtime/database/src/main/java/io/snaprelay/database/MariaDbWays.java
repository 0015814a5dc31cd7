package io.snaprelay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * MariaDB, and MySQL, which speaks the same protocol. Sessions write values in one fixed form, and
 * SQL means what it means on a server that nobody configured, whatever {@code sql_mode} the
 * parameter group has.
 *
 * @param timeout the statement that bounds statements; {@code %s} is the time
 * @param unitsPerSecond in which units it takes that time
 */
record MariaDbWays(String timeout, long unitsPerSecond) implements Ways {
  /** Seconds, for every statement (MariaDB documentation, "Aborting Statements"). */
  static final MariaDbWays MARIADB = new MariaDbWays("SET SESSION max_statement_time = %d", 1);

  /** Milliseconds, for SELECT only (MySQL Reference Manual, "Server System Variables"). */
  static final MariaDbWays MYSQL = new MariaDbWays("SET SESSION max_execution_time = %d", 1000);

  private static final String CONNECT_MILLIS = "10000";

  /** The lock is held by a session that sleeps while others work: seven days, in seconds. */
  private static final int MAY_SLEEP = 604_800;

  private static final String[] SETTINGS = {
    "SET NAMES utf8mb4 COLLATE utf8mb4_general_ci",
    "SET SESSION time_zone = '+00:00'",
    "SET SESSION sql_mode ="
        + " 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
    "SET SESSION wait_timeout = " + MAY_SLEEP,
    "SET SESSION group_concat_max_len = 1048576",
    "SET SESSION TRANSACTION READ ONLY",
  };

  @Override
  public Connection connect(TlsServer server, String database) throws SQLException {
    String url = "jdbc:mariadb://%s:%d/".formatted(server.host(), server.port());
    Connection connection = new Driver().connect(url, options(server));
    try (Statement settings = connection.createStatement()) {
      connection.setCatalog(database);
      for (String setting : SETTINGS) {
        settings.execute(setting);
      }
      long seconds = server.statementTimeout().toSeconds();
      settings.execute(timeout.formatted(seconds * unitsPerSecond));
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * A server that turned bad may neither read our files ({@code LOCAL INFILE}) nor send us to
   * another one. The database is not part of the address: a name may be anything.
   */
  private static Properties options(TlsServer server) {
    Properties options = new Properties();
    options.setProperty("user", server.login().user());
    options.setProperty("password", server.login().password());
    options.setProperty("sslMode", "verify-full");
    options.setProperty("serverSslCert", server.caBundle().toString());
    options.setProperty("connectTimeout", CONNECT_MILLIS);
    options.setProperty("socketTimeout", Long.toString(server.networkPatience().toMillis()));
    options.setProperty("tcpKeepAlive", "true");
    options.setProperty("allowLocalInfile", "false");
    options.setProperty("permitRedirect", "false");
    options.setProperty("connectionAttributes", "program_name:snaprelay-proof");
    return options;
  }

  /** Every login may use it, and nobody can put a table there. */
  @Override
  public String entry() {
    return "information_schema";
  }

  /** MariaDB 10.6 and 10.11 are as far apart as two major versions of others. */
  @Override
  public String release(String version) {
    String[] parts = version.split("[.-]");
    return parts.length < 2 ? version : parts[0] + "." + parts[1];
  }

  /** innodb and tmp belong to RDS (RDS User Guide, "MariaDB on Amazon RDS"). */
  @Override
  public String databases() {
    return """
        SELECT schema_name, NULL FROM information_schema.schemata
        WHERE schema_name NOT IN
          ('information_schema', 'performance_schema', 'mysql', 'sys', 'innodb', 'tmp')
        ORDER BY schema_name
        """;
  }

  /**
   * The lock goes with the session, however that ends; but a server takes a moment to notice, which
   * is what the two seconds are for.
   */
  @Override
  public String lock() {
    return "SELECT GET_LOCK('snaprelay', 2) = 1";
  }

  @Override
  public String version() {
    return "SELECT version()";
  }

  @Override
  public String tls() {
    return "SELECT variable_value FROM "
        + statusTable()
        + " WHERE variable_name = 'Ssl_version' AND variable_value <> ''";
  }

  private String statusTable() {
    return this.equals(MYSQL)
        ? "performance_schema.session_status"
        : "information_schema.session_status";
  }

  @Override
  public String mayWrite() {
    return "SET SESSION TRANSACTION READ WRITE";
  }

  @Override
  public String mayNotWrite() {
    return "SET SESSION TRANSACTION READ ONLY";
  }

  /** Only before a transaction begins; the driver begins it with the next statement. */
  @Override
  public String thisOneMayWrite() {
    return "SET TRANSACTION READ WRITE";
  }

  /** MariaDB has no setting that ends with its transaction. */
  @Override
  public String local(String setting) {
    throw new UnsupportedOperationException(
        "No setting of MariaDB ends with its transaction: " + setting);
  }
}
