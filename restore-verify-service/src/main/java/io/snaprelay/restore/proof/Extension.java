package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * An extension in one database: created if it was not there, and then dropped again. What we create
 * says so in its comment, so that a proof that was killed leaves nothing that a later one would
 * take for the user's.
 */
final class Extension implements AutoCloseable {
  static final String OURS = "created by a SnapRelay proof";

  private static final String FIND =
      """
      SELECT pg_catalog.quote_ident(n.nspname),
             coalesce(pg_catalog.obj_description(e.oid, 'pg_extension') = ?, false)
      FROM pg_catalog.pg_extension e
      JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname = ?
      """;

  private record Found(String schema, boolean ours) {}

  private final Session session;
  private final String name;
  private final Found found;

  private Extension(Session session, String name, Found found) {
    this.session = session;
    this.name = name;
    this.found = found;
  }

  /**
   * @throws SQLException if it is not there and cannot be created
   */
  static Extension in(Session session, String name) throws SQLException {
    List<Found> there = find(session, name);
    if (!there.isEmpty()) {
      return new Extension(session, name, there.get(0));
    }
    session.maintain("CREATE EXTENSION IF NOT EXISTS " + name);
    sign(session, name);
    return new Extension(session, name, new Found(find(session, name).get(0).schema(), true));
  }

  /** Only if it is there; then it stays. */
  static Optional<Extension> asFound(Session session, String name) throws SQLException {
    return find(session, name).stream()
        .findFirst()
        .map(found -> new Extension(session, name, new Found(found.schema(), false)));
  }

  /** Whoever may create an extension may perhaps not comment on it; then it goes unsigned. */
  private static void sign(Session session, String name) throws SQLException {
    try {
      session.maintain("COMMENT ON EXTENSION %s IS '%s'".formatted(name, OURS));
    } catch (SQLException e) {
      if (SqlFailure.of(e).isConnectionLost()) {
        throw e;
      }
    }
  }

  /** A function of it, qualified with the schema that it is in. */
  String function(String function) {
    return found.schema() + "." + function;
  }

  /** An old version of the extension, or of the server, may lack a function. */
  boolean has(String function) throws SQLException {
    return session.one(
        "SELECT pg_catalog.to_regproc(?) IS NOT NULL",
        row -> row.getBoolean(1),
        function(function));
  }

  @Override
  public void close() throws SQLException {
    if (found.ours()) {
      session.maintain("DROP EXTENSION " + name);
    }
  }

  private static List<Found> find(Session session, String name) throws SQLException {
    return session.read(FIND, row -> new Found(row.getString(1), row.getBoolean(2)), OURS, name);
  }
}
