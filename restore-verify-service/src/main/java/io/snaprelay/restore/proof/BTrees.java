package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every B-tree is in order. That every row has its entry is looked up only where counting cannot
 * tell, because it takes several times as long; and in {@code standard} not in big tables: what is
 * left out there is skipped by name. {@code deep} looks it up everywhere, and each entry from the
 * root down.
 */
final class BTrees {
  static final String NAME = "amcheck-btree";
  static final String ENTRIES = "index-entries";

  /** A TOAST table needs no look-up: whoever reads a value finds out that its index lacks it. */
  private static final String ALL =
      """
      SELECT i.oid::bigint, n.nspname || '.' || i.relname, t.relname, n.nspname = 'pg_toast',
             pg_catalog.pg_relation_size(t.oid)
      FROM pg_catalog.pg_index x
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
      JOIN pg_catalog.pg_am a ON a.oid = i.relam
      WHERE a.amname = 'btree' AND i.relkind = 'i' AND i.relpersistence <> 't'
        AND x.indisvalid AND x.indisready
      ORDER BY pg_catalog.pg_relation_size(i.oid) DESC, 2
      """;

  private record Index(long oid, String name, String table, boolean toast, long bytes) {}

  private enum Depth {
    ORDER("bt_index_check(?::oid::regclass, false)", "in order"),
    ENTRIES("bt_index_check(?::oid::regclass, true)", "in order, and every row of the table in it"),
    ALL(
        "bt_index_parent_check(?::oid::regclass, true, true)",
        "in order, every row of the table in it, and every entry found from the root");

    private final String call;
    private final String promise;

    Depth(String call, String promise) {
      this.call = call;
      this.promise = promise;
    }
  }

  private final Extension amcheck;
  private final Mode mode;
  private final Effort effort;

  BTrees(Extension amcheck, Mode mode, Effort effort) {
    this.amcheck = amcheck;
    this.mode = mode;
    this.effort = effort;
  }

  /** What is to be looked at, each thing by itself, biggest first. */
  List<Look> looks(Ground ground) throws SQLException {
    List<Index> indexes = indexes(ground.session());
    Stream<Look> looks =
        indexes.stream().map(index -> session -> check(index, depth(index, ground), session));
    Stream<Look> leftOut =
        indexes.stream()
            .filter(index -> isLeftOut(index, ground))
            .map(index -> session -> leftOut(index, session));
    return Stream.concat(looks, leftOut).toList();
  }

  private static List<Index> indexes(Session session) throws SQLException {
    return session.read(
        ALL,
        row ->
            new Index(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getLong(5)));
  }

  /** An index that could not be counted, whose table is too big to look up. */
  private boolean isLeftOut(Index index, Ground ground) {
    boolean counted = ground.figures().isCounted(ground.database(), index.oid());
    return depth(index, ground) == Depth.ORDER && !counted && !index.toast();
  }

  private static CheckResult leftOut(Index index, Session session) {
    String subject = "%s: %s on %s".formatted(session.database(), index.name(), index.table());
    return Line.begin(ENTRIES, subject, "every row of the table in it")
        .skip("its entries cannot be counted, and only mode deep looks rows up in a big table");
  }

  private Depth depth(Index index, Ground ground) {
    if (mode == Mode.DEEP) {
      return Depth.ALL;
    }
    boolean counted = ground.figures().isCounted(ground.database(), index.oid());
    boolean looked = index.bytes() <= effort.mostLookedUp();
    return counted || index.toast() || !looked ? Depth.ORDER : Depth.ENTRIES;
  }

  private CheckResult check(Index index, Depth depth, Session session) throws SQLException {
    String query = "SELECT " + amcheck.function(depth.call);
    Line line =
        Line.begin(
            NAME,
            "%s: %s on %s".formatted(session.database(), index.name(), index.table()),
            depth.promise,
            query);
    try {
      session.read(query, row -> row.getString(1), index.oid());
      return line.pass(depth.promise);
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }
}
