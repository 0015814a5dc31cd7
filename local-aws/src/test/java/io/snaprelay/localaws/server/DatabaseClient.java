package io.snaprelay.localaws.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A program that uses a database: it knows port, user and password, nothing else. */
public interface DatabaseClient {

  int port();

  String user();

  String password();

  /** With certificate and host name checked. */
  Connection overTls(String database) throws SQLException;

  Connection withoutTls(String database) throws SQLException;

  default String ask(String database, String query) throws SQLException {
    try (Connection connection = overTls(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  default void tell(String database, String... statements) throws SQLException {
    try (Connection connection = overTls(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  default Properties login() {
    Properties login = new Properties();
    login.setProperty("user", user());
    login.setProperty("password", password());
    return login;
  }
}
