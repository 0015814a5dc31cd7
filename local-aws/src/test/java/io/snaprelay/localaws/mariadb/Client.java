package io.snaprelay.localaws.mariadb;

import io.snaprelay.localaws.server.DatabaseClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A client of MariaDB. */
public record Client(int port, String user, String password, Path caBundle)
    implements DatabaseClient {

  @Override
  public Connection overTls(String database) throws SQLException {
    Properties login = login();
    login.setProperty("sslMode", "verify-full");
    login.setProperty("serverSslCert", caBundle.toString());
    return connect(database, login);
  }

  @Override
  public Connection withoutTls(String database) throws SQLException {
    Properties login = login();
    login.setProperty("sslMode", "disable");
    return connect(database, login);
  }

  private Connection connect(String database, Properties login) throws SQLException {
    return DriverManager.getConnection("jdbc:mariadb://localhost:" + port + "/" + database, login);
  }
}
