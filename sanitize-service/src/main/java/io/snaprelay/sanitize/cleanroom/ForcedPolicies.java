package io.snaprelay.sanitize.cleanroom;

import java.sql.SQLException;
import java.util.List;

/**
 * Row-level security that binds even a table's owner: a dump by anybody but a superuser would miss
 * rows, and PostgreSQL refuses it. It is lifted for the while on both sides, and noted in the
 * masked database, which is deleted afterwards.
 */
final class ForcedPolicies {
  static final String SCHEMA = "snaprelay_clean_room";

  private static final String FORCED =
      "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relforcerowsecurity ORDER BY 1";

  private static final String NOTED =
      "SELECT to_regclass('snaprelay_clean_room.forced') IS NOT NULL";

  private final RoomSession masked;

  ForcedPolicies(RoomSession masked) {
    this.masked = masked;
  }

  /** In the masked database, before it is read. */
  void lift() throws SQLException {
    List<String> forced = masked.texts(FORCED);
    if (forced.isEmpty()) {
      return;
    }
    masked.run("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
    masked.run("CREATE TABLE IF NOT EXISTS " + SCHEMA + ".forced (relation text PRIMARY KEY)");
    for (String table : forced) {
      masked.write("INSERT INTO " + SCHEMA + ".forced VALUES (?) ON CONFLICT DO NOTHING", table);
      masked.run("ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
    }
  }

  /** In the clean room, when it has been compared. */
  void putBack(RoomSession room) throws SQLException {
    for (String table : noted()) {
      room.run("ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY");
    }
  }

  /** In the clean room, if an earlier attempt has put them back. */
  void liftAgain(RoomSession room) throws SQLException {
    for (String table : noted()) {
      room.run("ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
    }
  }

  private List<String> noted() throws SQLException {
    return masked.one(NOTED, row -> row.getBoolean(1))
        ? masked.texts("SELECT relation FROM " + SCHEMA + ".forced ORDER BY 1")
        : List.of();
  }
}
