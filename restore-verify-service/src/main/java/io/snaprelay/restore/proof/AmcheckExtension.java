package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;

/** The extension amcheck in one database: created if it was not there, and then dropped again. */
final class AmcheckExtension implements AutoCloseable {
  private static final String FIND =
      """
      SELECT pg_catalog.quote_ident(n.nspname)
      FROM pg_catalog.pg_extension e
      JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname = 'amcheck'
      """;

  private final Session session;
  private final String schema;
  private final boolean ours;

  private AmcheckExtension(Session session, String schema, boolean ours) {
    this.session = session;
    this.schema = schema;
    this.ours = ours;
  }

  /**
   * @throws SQLException if it is not there and cannot be created
   */
  static AmcheckExtension in(Session session) throws SQLException {
    List<String> found = find(session);
    if (!found.isEmpty()) {
      return new AmcheckExtension(session, found.get(0), false);
    }
    session.maintain("CREATE EXTENSION IF NOT EXISTS amcheck");
    return new AmcheckExtension(session, find(session).get(0), true);
  }

  /** A function of it, qualified with the schema that it is in. */
  String function(String name) {
    return schema + "." + name;
  }

  /** An old version of the extension, or of the server, may lack a function. */
  boolean has(String name) throws SQLException {
    return session.one(
        "SELECT pg_catalog.to_regproc(?) IS NOT NULL", row -> row.getBoolean(1), function(name));
  }

  @Override
  public void close() throws SQLException {
    if (ours) {
      session.maintain("DROP EXTENSION amcheck");
    }
  }

  private static List<String> find(Session session) throws SQLException {
    return session.read(FIND, row -> row.getString(1));
  }
}
