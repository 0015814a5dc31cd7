package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The roles of users, without passwords. What only a superuser may give is named instead of given.
 */
final class Roles {
  static final String CARRIED = "clean-room-roles";

  /** Those of users; the master is there already, and what begins so belongs to the server. */
  static final String OF_USERS =
      "r.oid >= 16384 AND r.rolname !~ '^(pg_|rds)' AND r.rolname <> current_user"
          + " AND r.rolname <> '"
          + LoadingRights.ROLE
          + "'";

  static final String NAMES =
      "SELECT quote_ident(r.rolname) FROM pg_roles r WHERE " + OF_USERS + " ORDER BY 1";

  /** One statement for each role. */
  private static final String ATTRIBUTES =
      """
      SELECT format('ALTER ROLE %I', r.rolname)
             || CASE WHEN r.rolinherit THEN ' INHERIT' ELSE ' NOINHERIT' END
             || CASE WHEN r.rolcreaterole THEN ' CREATEROLE' ELSE ' NOCREATEROLE' END
             || CASE WHEN r.rolcreatedb THEN ' CREATEDB' ELSE ' NOCREATEDB' END
             || CASE WHEN r.rolcanlogin THEN ' LOGIN' ELSE ' NOLOGIN' END
             || ' CONNECTION LIMIT ' || r.rolconnlimit
             || CASE WHEN r.rolvaliduntil IS NULL THEN ''
                ELSE format(' VALID UNTIL %L', r.rolvaliduntil) END
      FROM pg_roles r WHERE
      """
          + OF_USERS;

  /** A membership may have been granted by several; since 16 each grant has options of its own. */
  private static final String MEMBERSHIPS =
      """
      SELECT format('GRANT %I TO %I', g.rolname, r.rolname)
             || CASE WHEN bool_or(to_jsonb(a) ? 'set_option')
                THEN format(' WITH ADMIN %s, INHERIT %s, SET %s', bool_or(a.admin_option),
                            bool_or((to_jsonb(a) ->> 'inherit_option')::boolean),
                            bool_or((to_jsonb(a) ->> 'set_option')::boolean))
                WHEN bool_or(a.admin_option) THEN ' WITH ADMIN OPTION' ELSE '' END
      FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles r ON r.oid = a.member
      WHERE g.rolname <> 'snaprelay_loading' AND
      """
          + OF_USERS
          + " GROUP BY g.rolname, r.rolname ORDER BY 1";

  private static final String ABOVE_US =
      "SELECT quote_ident(r.rolname) FROM pg_roles r"
          + " WHERE (r.rolsuper OR r.rolreplication OR r.rolbypassrls) AND "
          + OF_USERS
          + " ORDER BY 1";

  private final RoomSession masked;
  private final RoomSession room;

  /**
   * @param masked a session in the masked server
   * @param room a session in the clean room
   */
  Roles(RoomSession masked, RoomSession room) {
    this.masked = masked;
    this.room = room;
  }

  /**
   * The roles alone, which own what is loaded. Repeating it does no harm: an earlier attempt may
   * have made some of them.
   */
  void create() throws SQLException {
    List<String> there = room.texts(NAMES);
    for (String role : masked.texts(NAMES)) {
      if (!there.contains(role)) {
        room.run("CREATE ROLE " + role);
      }
      // A role that does not inherit could not use the rights that loading takes.
      room.run("ALTER ROLE " + role + " INHERIT");
      join(masked, role);
      join(room, role);
    }
  }

  /** What they are and whose members, when all is loaded. */
  List<CheckResult> shape() throws SQLException {
    Finding finding = Finding.begin(CARRIED, "server", "as on the masked server, no passwords");
    for (String role : masked.texts(NAMES)) {
      room.refusal("REVOKE " + role + " FROM CURRENT_USER");
    }
    List<String> wanted = told(masked);
    for (String statement : wanted) {
      room.refusal(statement);
    }
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(told(room));
    CheckResult carried =
        finding.passIf(
            missing.isEmpty(),
            missing.isEmpty() ? wanted.size() + " statements" : String.join("; ", missing));
    return above(carried);
  }

  /** To give an object to a role one has to be its member, and to read it too. */
  private static void join(RoomSession session, String role) throws SQLException {
    session.refusal("GRANT " + role + " TO CURRENT_USER");
  }

  /** Statements that say all that this class carries over. */
  private static List<String> told(RoomSession session) throws SQLException {
    List<String> told = new ArrayList<>(session.plainTexts(ATTRIBUTES));
    told.addAll(session.plainTexts(MEMBERSHIPS));
    return told;
  }

  private List<CheckResult> above(CheckResult carried) throws SQLException {
    List<String> roles = masked.texts(ABOVE_US);
    if (roles.isEmpty()) {
      return List.of(carried);
    }
    String seen = "superuser, replication or bypassrls is not carried over: ";
    return List.of(
        carried,
        Finding.begin("clean-room-role-attributes", "server", "all")
            .skip(seen + String.join(", ", roles)));
  }
}
