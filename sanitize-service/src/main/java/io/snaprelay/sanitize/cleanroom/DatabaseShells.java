package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.database.Databases;
import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.catalog.Quoted;
import io.snaprelay.sanitize.engine.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Databases without their content: how they are made, whose they are, who may come in. */
final class DatabaseShells {
  static final String SHELLS = "clean-room-databases";
  static final String CONFIGURED = "clean-room-settings";

  private static final String USERS =
      "d.datname NOT IN ('template0', 'template1', 'rdsadmin') AND NOT d.datistemplate";

  /** Columns that only some versions have are read by way of JSON. */
  private static final String CREATE =
      """
      SELECT d.datname, format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',
               d.datname, pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
             || CASE to_jsonb(d) ->> 'datlocprovider'
                WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L',
                  coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
                  || coalesce(format(' ICU_RULES %L', to_jsonb(d) ->> 'daticurules'), '')
                WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L',
                  to_jsonb(d) ->> 'datlocale')
                ELSE '' END
      FROM pg_database d WHERE d.datname <> 'postgres' AND
      """
          + USERS
          + " ORDER BY 1";

  private static final String OWN =
      "SELECT format('ALTER DATABASE %I OWNER TO %I', datname, pg_get_userbyid(datdba))"
          + " FROM pg_database d WHERE "
          + USERS;

  private static final String GRANTS =
      """
      SELECT statement FROM pg_database d, LATERAL (
        SELECT 0 AS place, format('REVOKE ALL ON DATABASE %I FROM PUBLIC', d.datname) AS statement
        UNION ALL SELECT 1, format('REVOKE ALL ON DATABASE %I FROM %I', d.datname, pg_get_userbyid(d.datdba))
        UNION ALL SELECT 2, format('GRANT %s ON DATABASE %I TO %s%s', a.privilege_type, d.datname,
            CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
            CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
          FROM aclexplode(d.datacl) a) s
      WHERE d.datacl IS NOT NULL AND
      """
          + USERS
          + " ORDER BY d.datname, place, statement";

  private static final String LIMITS =
      "SELECT format('ALTER DATABASE %I CONNECTION LIMIT %s', datname, datconnlimit)"
          + " FROM pg_database d WHERE datconnlimit <> -1 AND "
          + USERS;

  /** Settings whose values are lists of names, which are stored as they are to be written. */
  private static final String SETTINGS =
      """
      SELECT format('ALTER %s SET %s TO %s',
               CASE WHEN s.setrole = 0 THEN format('DATABASE %I', d.datname)
                    WHEN s.setdatabase = 0 THEN format('ROLE %I', pg_get_userbyid(s.setrole))
                    ELSE format('ROLE %I IN DATABASE %I', pg_get_userbyid(s.setrole), d.datname) END,
               (SELECT string_agg(quote_ident(part), '.') FROM unnest(string_to_array(k.name, '.')) part),
               CASE WHEN k.value <> '' AND k.name IN ('search_path', 'temp_tablespaces',
                      'local_preload_libraries', 'session_preload_libraries') THEN k.value
                    ELSE quote_literal(k.value) END)
      FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase
      CROSS JOIN unnest(s.setconfig) AS entry
      CROSS JOIN LATERAL (SELECT split_part(entry, '=', 1) AS name,
        substr(entry, strpos(entry, '=') + 1) AS value) k
      WHERE (s.setdatabase = 0 OR (%s))
        AND (s.setrole = 0 OR pg_get_userbyid(s.setrole) !~ '^(pg_|rds)' AND s.setrole >= 16384)
      ORDER BY 1
      """
          .replace("(%s)", "(" + USERS + ")");

  private final RoomSession masked;
  private final RoomSession room;

  DatabaseShells(RoomSession masked, RoomSession room) {
    this.masked = masked;
    this.room = room;
  }

  /** What an earlier attempt has loaded goes, and with it the sessions of its clients. */
  void clear() throws SQLException {
    for (String database : databases(room)) {
      if (!database.equals(Databases.ENTRY)) {
        room.run("DROP DATABASE " + Quoted.name(database) + " WITH (FORCE)");
      }
    }
  }

  void create() throws SQLException {
    for (String statement : masked.plain(CREATE, row -> row.getString(2))) {
      room.run(statement);
    }
  }

  /** Owners come before the content, which is created in their name. */
  void giveAway() throws SQLException {
    for (String statement : masked.plainTexts(OWN)) {
      room.refusal(statement);
    }
  }

  /** Comes last: a setting may forbid to write. */
  List<CheckResult> configure() throws SQLException {
    for (String query : List.of(GRANTS, LIMITS, SETTINGS)) {
      for (String statement : masked.plainTexts(query)) {
        room.refusal(statement);
      }
    }
    return List.of(shells(), settings());
  }

  private CheckResult shells() throws SQLException {
    Finding finding = Finding.begin(SHELLS, "server", "locale, owner and rights of each");
    List<String> wanted = told(masked);
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(told(room));
    return finding.passIf(
        missing.isEmpty(), missing.isEmpty() ? "the same" : String.join("; ", missing));
  }

  /** Some settings only a superuser may make. They are named; their values may be secret. */
  private CheckResult settings() throws SQLException {
    Finding finding = Finding.begin(CONFIGURED, "server", "all settings of roles and databases");
    List<String> wanted = masked.plainTexts(SETTINGS);
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(room.plainTexts(SETTINGS));
    return missing.isEmpty()
        ? finding.pass(wanted.size() + " carried over")
        : finding.skip("not carried over: " + String.join(", ", named(missing)));
  }

  private static List<String> named(List<String> settings) {
    return settings.stream()
        .map(each -> each.substring("ALTER ".length(), each.indexOf(" TO ")))
        .toList();
  }

  private static List<String> databases(RoomSession session) throws SQLException {
    return session.texts("SELECT d.datname FROM pg_database d WHERE " + USERS);
  }

  private static List<String> told(RoomSession session) throws SQLException {
    List<String> told = new ArrayList<>(session.plain(CREATE, row -> row.getString(2)));
    for (String query : List.of(OWN, GRANTS, LIMITS)) {
      told.addAll(session.plainTexts(query));
    }
    return told;
  }
}
