package io.snaprelay.sanitize.cleanroom;

import java.sql.SQLException;
import java.util.List;

/**
 * What the master lacks, who is no superuser: an object can only be given to a role that may create
 * such objects in its schema, and a dump brings that right last of all, if the role has it at all.
 * So for the while all roles are members of one that may create in every schema.
 */
final class LoadingRights {
  static final String ROLE = "snaprelay_loading";

  private static final String IS_THERE = "SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'";

  private LoadingRights() {}

  /** For the whole server. */
  static void grant(RoomSession entry) throws SQLException {
    if (!isThere(entry)) {
      entry.run("CREATE ROLE " + ROLE);
    }
    entry.refusal("GRANT " + ROLE + " TO CURRENT_USER");
    for (String role : entry.texts(Roles.NAMES)) {
      entry.run("GRANT " + ROLE + " TO " + role);
    }
  }

  /** In one database, before anything is loaded into it. */
  static void grantIn(RoomSession database) throws SQLException {
    database.run("ALTER DEFAULT PRIVILEGES GRANT USAGE, CREATE ON SCHEMAS TO " + ROLE);
    // Before 15 the schema is of a superuser, and everybody may create in it.
    database.refusal("GRANT USAGE, CREATE ON SCHEMA public TO " + ROLE);
  }

  /** In one database, when all is loaded. */
  static void revokeIn(RoomSession database) throws SQLException {
    if (isThere(database)) {
      database.run("DROP OWNED BY " + ROLE);
    }
  }

  /** For the whole server, when they are gone from every database. */
  static void revoke(RoomSession entry) throws SQLException {
    entry.run("DROP ROLE IF EXISTS " + ROLE);
  }

  private static boolean isThere(RoomSession session) throws SQLException {
    return !List.of().equals(session.texts(IS_THERE));
  }
}
