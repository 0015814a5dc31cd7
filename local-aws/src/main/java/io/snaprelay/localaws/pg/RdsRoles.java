package io.snaprelay.localaws.pg;

import io.snaprelay.localaws.server.Release;
import java.util.ArrayList;
import java.util.List;

/**
 * The roles that RDS for PostgreSQL puts into every instance, and the master user, who is a member
 * of rds_superuser and no superuser (RDS User Guide, "Understanding PostgreSQL roles and
 * permissions").
 */
final class RdsRoles {

  private static final int HAS_CHECKPOINT_ROLE = 15;
  private static final int HAS_DATA_ROLES = 14;

  private RdsRoles() {}

  static List<String> statements(Release release) {
    List<String> sql = new ArrayList<>();
    sql.add("CREATE ROLE rds_superuser NOLOGIN CREATEDB CREATEROLE");
    sql.add("CREATE ROLE rds_iam NOLOGIN");
    sql.add("CREATE ROLE rds_password NOLOGIN");
    sql.add("CREATE ROLE rds_replication NOLOGIN");
    sql.add("GRANT pg_monitor, pg_signal_backend TO rds_superuser WITH ADMIN OPTION");
    sql.add("GRANT rds_iam, rds_password, rds_replication TO rds_superuser WITH ADMIN OPTION");
    if (release.major() >= HAS_DATA_ROLES) {
      sql.add("GRANT pg_read_all_data, pg_write_all_data TO rds_superuser WITH ADMIN OPTION");
    }
    if (release.major() >= HAS_CHECKPOINT_ROLE) {
      sql.add("GRANT pg_checkpoint TO rds_superuser WITH ADMIN OPTION");
    }
    return sql;
  }

  static String createMaster(String name, String password) {
    return "CREATE ROLE %s LOGIN CREATEDB CREATEROLE IN ROLE rds_superuser PASSWORD %s"
        .formatted(identifier(name), literal(password));
  }

  /** The master user owns this database too, as any {@code \\l} on an RDS instance shows. */
  static String giveDefaultDatabaseTo(String master) {
    return "ALTER DATABASE postgres OWNER TO %s".formatted(identifier(master));
  }

  static String createDatabase(String name, String owner) {
    return "CREATE DATABASE %s OWNER %s".formatted(identifier(name), identifier(owner));
  }

  static String changePassword(String name, String password) {
    return "ALTER ROLE %s PASSWORD %s".formatted(identifier(name), literal(password));
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** With a backslash the plain form depends on a setting, the E form does not. */
  private static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
