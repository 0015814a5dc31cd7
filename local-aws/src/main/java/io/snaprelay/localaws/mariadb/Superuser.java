package io.snaprelay.localaws.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** The server's own superuser, {@code rdsadmin} as on RDS; no user of local-aws may be it. */
final class Superuser {

  static final String NAME = "rdsadmin";

  private final String password;

  Superuser(String password) {
    this.password = password;
  }

  /** TLS for servers that refuse anything else; whom else could it meet on loopback. */
  Connection connect(int port, String database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", NAME);
    login.setProperty("password", password);
    login.setProperty("sslMode", "trust");
    return new Driver().connect("jdbc:mariadb://127.0.0.1:" + port + "/" + database, login);
  }
}
