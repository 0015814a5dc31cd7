package io.snaprelay.sanitize.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The master user of RDS is no superuser: to alter a table it has to be a member of the role that
 * owns it. It becomes one where it may, and leaves again.
 */
final class Owners {
  private static final String NEEDED =
      """
      SELECT DISTINCT quote_ident(r.rolname) FROM pg_roles r
      WHERE NOT r.rolsuper AND r.oid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)
        AND NOT pg_has_role(r.oid, 'USAGE') AND r.rolname !~ '^(pg_|rds)'
        AND r.oid IN (
          SELECT relowner FROM pg_class WHERE oid >= 16384
          UNION SELECT nspowner FROM pg_namespace
          UNION SELECT datdba FROM pg_database WHERE datname = current_database())
      """;

  private Owners() {}

  /**
   * A role that does not admit us is not named here: the step that needs it fails by name.
   *
   * @return the roles that we were no member of before
   */
  static List<String> join(Workbench bench) throws SQLException {
    List<String> joined = new ArrayList<>();
    for (String role : bench.texts(NEEDED)) {
      if (bench.attempt("GRANT " + role + " TO CURRENT_USER").isEmpty()) {
        joined.add(role);
      }
    }
    return joined;
  }

  /** To drop a database one has to own it. */
  static List<String> joinOwnerOf(Workbench bench, String database) throws SQLException {
    List<String> joined = new ArrayList<>();
    for (String role :
        bench.texts(
            "SELECT quote_ident(pg_get_userbyid(datdba)) FROM pg_database"
                + " WHERE datname = ? AND NOT pg_has_role(datdba, 'USAGE')",
            database)) {
      if (bench.attempt("GRANT " + role + " TO CURRENT_USER").isEmpty()) {
        joined.add(role);
      }
    }
    return joined;
  }

  static void remember(Workbench bench, List<String> joined) throws SQLException {
    for (String role : joined) {
      bench.write("INSERT INTO snaprelay_progress.membership VALUES (?)", role);
    }
  }

  static List<String> remembered(Workbench bench) throws SQLException {
    return bench.texts("SELECT role FROM snaprelay_progress.membership");
  }

  static void leave(Workbench bench, List<String> joined) throws SQLException {
    for (String role : joined) {
      bench.run("REVOKE " + role + " FROM CURRENT_USER");
    }
  }
}
