package io.snaprelay.localaws.mariadb;

/**
 * The users of an RDS for MariaDB instance: {@code rdsadmin}, whom nobody but RDS can be, and the
 * master user with the privileges that the RDS User Guide lists, "Master user account privileges":
 * no SUPER, no FILE, no SHUTDOWN.
 */
final class RdsUsers {

  private static final String MASTER_PRIVILEGES =
      "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER,"
          + " SHOW DATABASES, CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, REPLICATION CLIENT,"
          + " CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, CREATE USER, EVENT, TRIGGER,"
          + " REPLICATION SLAVE, SHOW CREATE ROUTINE";

  private RdsUsers() {}

  /** In place of the root users with which MariaDB begins. */
  static String ofAnEmptyInstance(String password) {
    return """
        DELETE FROM mysql.global_priv WHERE user <> 'mariadb.sys';
        DELETE FROM mysql.proxies_priv;
        FLUSH PRIVILEGES;
        CREATE USER %1$s@localhost IDENTIFIED BY %2$s;
        GRANT ALL PRIVILEGES ON *.* TO %1$s@localhost WITH GRANT OPTION;
        """
        .formatted(Superuser.NAME, literal(password));
  }

  static String createMaster(String name, String password) {
    return "CREATE USER %s IDENTIFIED BY %s".formatted(anywhere(name), literal(password));
  }

  static String grantToMaster(String name) {
    return "GRANT %s ON *.* TO %s WITH GRANT OPTION".formatted(MASTER_PRIVILEGES, anywhere(name));
  }

  static String createDatabase(String name) {
    return "CREATE DATABASE `" + name.replace("`", "``") + "`";
  }

  static String changePassword(String name, String password) {
    return "ALTER USER %s IDENTIFIED BY %s".formatted(anywhere(name), literal(password));
  }

  private static String anywhere(String name) {
    return literal(name) + "@'%'";
  }

  /** In the sql_mode that a server begins with, where a backslash escapes. */
  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
