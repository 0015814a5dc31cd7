package io.snaprelay.localaws.pg;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A program that uses a database: it knows port, user and password, nothing else. */
public record Client(int port, String user, String password, Path caBundle) {

  public Connection overTls(String database) throws SQLException {
    Properties login = login();
    login.setProperty("sslmode", "verify-full");
    login.setProperty("sslrootcert", caBundle.toString());
    return connect(database, login);
  }

  public Connection withoutTls(String database) throws SQLException {
    Properties login = login();
    login.setProperty("sslmode", "disable");
    return connect(database, login);
  }

  public String ask(String database, String query) throws SQLException {
    try (Connection connection = overTls(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  public void tell(String database, String... statements) throws SQLException {
    try (Connection connection = overTls(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Connection connect(String database, Properties login) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/" + database, login);
  }

  private Properties login() {
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    return login;
  }
}
