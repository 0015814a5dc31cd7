package io.snaprelay.localaws.pg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The server's own superuser, {@code rdsadmin} as on RDS; no user of local-aws may be it. */
final class Superuser {

  static final String NAME = "rdsadmin";

  private final Path passwordFile;

  Superuser(Path passwordFile) {
    this.passwordFile = passwordFile;
  }

  Connection connect(int port, String database) throws IOException, SQLException {
    Properties login = new Properties();
    login.setProperty("user", NAME);
    login.setProperty("password", Files.readString(passwordFile));
    login.setProperty("sslmode", "disable");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, login);
  }
}
