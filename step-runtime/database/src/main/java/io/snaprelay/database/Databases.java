package io.snaprelay.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The user databases of a server. */
public final class Databases {
  /** What {@link Engine#entry} is on PostgreSQL; there it is a database like others. */
  public static final String ENTRY = "postgres";

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
        session.engine().ways().databases(),
        row -> new Entry(row.getString(1), Optional.ofNullable(row.getString(2))));
  }
}
