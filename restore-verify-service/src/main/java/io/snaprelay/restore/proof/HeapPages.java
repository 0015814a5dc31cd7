package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.List;

/** Every page of every table, materialized view and TOAST table is what a heap page has to be. */
final class HeapPages {
  static final String NAME = "amcheck-heap";

  private static final String VERIFY = "verify_heapam";
  private static final int MOST_SHOWN = 10;

  private static final String ALL =
      """
      SELECT c.oid::bigint, n.nspname || '.' || c.relname
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_am a ON a.oid = c.relam
      WHERE c.relkind IN ('r', 'm', 't') AND c.relpersistence <> 't' AND a.amname = 'heap'
      ORDER BY pg_catalog.pg_relation_size(c.oid) DESC, 2
      """;

  private record Heap(long oid, String name) {}

  private final Extension amcheck;

  HeapPages(Extension amcheck) {
    this.amcheck = amcheck;
  }

  /** What is to be looked at, each thing by itself, biggest first. */
  List<Look> looks(Session session) throws SQLException {
    if (!amcheck.has(VERIFY)) {
      Line line = Line.begin(NAME, session.database(), "no damaged page");
      CheckResult skip =
          line.skip("this amcheck has no verify_heapam, which came with PostgreSQL 14");
      return List.of(any -> skip);
    }
    return session.read(ALL, row -> new Heap(row.getLong(1), row.getString(2))).stream()
        .<Look>map(heap -> any -> check(heap, any))
        .toList();
  }

  private CheckResult check(Heap heap, Session session) throws SQLException {
    String query =
        "SELECT blkno, offnum, msg FROM %s(?::oid::regclass) LIMIT %d"
            .formatted(amcheck.function(VERIFY), MOST_SHOWN);
    Line line = Line.begin(NAME, session.database() + ": " + heap.name(), "no damaged page", query);
    try {
      List<String> damages =
          session.read(
              query,
              row ->
                  "block %d, line %s: %s"
                      .formatted(row.getLong(1), row.getString(2), row.getString(3)),
              heap.oid());
      return damages.isEmpty() ? line.pass("no damaged page") : line.fail(join(damages));
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }

  private static String join(List<String> damages) {
    String more = damages.size() == MOST_SHOWN ? "; perhaps more" : "";
    return String.join("; ", damages) + more;
  }
}
