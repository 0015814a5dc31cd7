package io.snaprelay.sanitize.cleanroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a database holds: of each table how many rows, and the sum of their hashes; where each
 * sequence stands; the large objects. A row is hashed as text, in one fixed form: the hashes of
 * some types, an enumeration's for one, are made of numbers that a server gives out as it likes.
 *
 * @param parts what was counted, by what it was counted of
 */
record Contents(Map<String, Part> parts) {
  /**
   * @param rows how many
   * @param sum of their hashes, as the server writes it; hashes of originals have gone with them
   */
  record Part(long rows, String sum) {}

  private static final String TABLES =
      """
      SELECT c.oid::regclass::text, c.relkind = 'S' FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE (c.relkind IN ('r', 'S') OR c.relkind = 'm' AND c.relispopulated)
        AND c.relpersistence <> 't' AND
      """
          + CatalogQueries.SCHEMAS
          + CatalogQueries.notOfAnExtension("pg_class", "c.oid")
          + " ORDER BY 1";

  private static final String ROWS =
      "SELECT count(*), coalesce(sum(hashtextextended(\"a row of it\"::text, 0)::numeric), 0)::text"
          + " FROM ONLY %s AS \"a row of it\"";

  private static final String SEQUENCE = "SELECT 1, last_value || ' ' || is_called FROM ";

  private static final String LARGE_OBJECTS =
      "SELECT count(*), coalesce(sum(hashtextextended(oid || ' ' || encode(lo_get(oid), 'hex'), 0)"
          + "::numeric), 0)::text FROM pg_largeobject_metadata";

  static Contents of(RoomSession session) throws SQLException {
    Map<String, Part> parts = new TreeMap<>();
    for (Map.Entry<String, String> query : queries(session).entrySet()) {
      parts.put(query.getKey(), session.plain(query.getValue(), Contents::part).get(0));
    }
    parts.put("large objects", session.plain(LARGE_OBJECTS, Contents::part).get(0));
    return new Contents(parts);
  }

  private static Map<String, String> queries(RoomSession session) throws SQLException {
    Map<String, String> queries = new TreeMap<>();
    session.plain(
        TABLES, row -> queries.put(row.getString(1), query(row.getString(1), row.getBoolean(2))));
    return queries;
  }

  private static String query(String relation, boolean sequence) {
    return sequence ? SEQUENCE + relation : ROWS.formatted(relation);
  }

  private static Part part(ResultSet row) throws SQLException {
    return new Part(row.getLong(1), row.getString(2));
  }
}
