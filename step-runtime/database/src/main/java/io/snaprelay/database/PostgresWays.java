package io.snaprelay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL. Sessions see all rows or fail, and write values in one fixed form, so that checksums
 * of the same data are the same anywhere.
 */
record PostgresWays() implements Ways {
  private static final int CONNECT_SECONDS = 10;

  private static final String SETTINGS =
      "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';"
          + " SET extra_float_digits = 1; SET bytea_output = 'hex'; SET jit = off;"
          + " SET row_security = off; SET default_transaction_read_only = on;"
          + " SET statement_timeout = ";

  @Override
  public Connection connect(TlsServer server, String database) throws SQLException {
    Connection connection = source(server, database).getConnection();
    try (Statement settings = connection.createStatement()) {
      settings.execute(SETTINGS + server.statementTimeout().toMillis());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static PGSimpleDataSource source(TlsServer server, String database) {
    Duration patience = server.networkPatience();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {server.host()});
    source.setPortNumbers(new int[] {server.port()});
    source.setDatabaseName(database);
    source.setUser(server.login().user());
    source.setPassword(server.login().password());
    source.setSslMode("verify-full");
    source.setSslRootCert(server.caBundle().toString());
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(2 * CONNECT_SECONDS);
    source.setSocketTimeout(Math.toIntExact(patience.toSeconds()));
    source.setTcpKeepAlive(true);
    source.setApplicationName("snaprelay-proof");
    return source;
  }

  @Override
  public String entry() {
    return Databases.ENTRY;
  }

  @Override
  public String release(String version) {
    return version.split("\\.")[0];
  }

  /** rdsadmin belongs to RDS, and nobody else may connect to it. */
  @Override
  public String databases() {
    return """
        SELECT datname,
               CASE WHEN datconnlimit = -2 THEN 'a dropped database of which files are left'
                    WHEN NOT datallowconn THEN 'it does not allow connections' END
        FROM pg_catalog.pg_database
        WHERE NOT datistemplate AND datname <> 'rdsadmin'
        ORDER BY datname
        """;
  }

  /** Advisory locks are per database, so that everybody takes it in the entry. */
  @Override
  public String lock() {
    return "SELECT pg_catalog.pg_try_advisory_lock(7310312421863518977)";
  }

  @Override
  public String version() {
    return "SHOW server_version";
  }

  @Override
  public String tls() {
    return "SELECT version FROM pg_catalog.pg_stat_ssl"
        + " WHERE pid = pg_catalog.pg_backend_pid() AND ssl";
  }

  @Override
  public String mayWrite() {
    return "SET default_transaction_read_only = off";
  }

  @Override
  public String mayNotWrite() {
    return "SET default_transaction_read_only = on";
  }

  @Override
  public String thisOneMayWrite() {
    return "SET TRANSACTION READ WRITE";
  }

  @Override
  public String local(String setting) {
    return "SET LOCAL " + setting;
  }
}
