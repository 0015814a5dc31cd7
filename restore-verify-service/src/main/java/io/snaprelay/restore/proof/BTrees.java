package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Every B-tree is in order and has an entry for every row of its table. */
final class BTrees {
  static final String NAME = "amcheck-btree";

  private static final String ALL =
      """
      SELECT i.oid::bigint, n.nspname || '.' || i.relname, t.relname
      FROM pg_catalog.pg_index x
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
      JOIN pg_catalog.pg_am a ON a.oid = i.relam
      WHERE a.amname = 'btree' AND i.relkind = 'i' AND i.relpersistence <> 't'
        AND x.indisvalid AND x.indisready
      ORDER BY 2
      """;

  private record Index(long oid, String name, String table) {}

  private final AmcheckExtension amcheck;

  BTrees(AmcheckExtension amcheck) {
    this.amcheck = amcheck;
  }

  List<CheckResult> check(Session session) throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    List<Index> indexes =
        session.read(ALL, row -> new Index(row.getLong(1), row.getString(2), row.getString(3)));
    for (Index index : indexes) {
      results.add(check(index, session));
    }
    return results;
  }

  private CheckResult check(Index index, Session session) throws SQLException {
    String query =
        "SELECT %s(?::oid::regclass, true)".formatted(amcheck.function("bt_index_check"));
    Line line =
        Line.begin(
            NAME,
            "%s: %s on %s".formatted(session.database(), index.name(), index.table()),
            "in order, and every row of the table in it",
            query);
    try {
      session.read(query, row -> row.getString(1), index.oid());
      return line.pass("in order and complete");
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }
}
