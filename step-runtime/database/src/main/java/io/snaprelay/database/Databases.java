package io.snaprelay.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The user databases of a server. */
public final class Databases {
  /** On every server that RDS makes; sessions that concern the whole server are held here. */
  public static final String ENTRY = "postgres";

  /** rdsadmin belongs to RDS, and nobody else may connect to it. */
  private static final String ALL =
      """
      SELECT datname,
             CASE WHEN datconnlimit = -2 THEN 'a dropped database of which files are left'
                  WHEN NOT datallowconn THEN 'it does not allow connections' END
      FROM pg_catalog.pg_database
      WHERE NOT datistemplate AND datname <> 'rdsadmin'
      ORDER BY datname
      """;

  /**
   * One database.
   *
   * @param name its name
   * @param closed why nobody can connect to it; empty if one can
   */
  public record Entry(String name, Optional<String> closed) {}

  private Databases() {}

  public static List<Entry> all(Session session) throws SQLException {
    return session.read(
        ALL, row -> new Entry(row.getString(1), Optional.ofNullable(row.getString(2))));
  }
}
