package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A B-tree over an expression, of a whole table. No query counts rows from such an index alone, but
 * one that wants a single row by way of a bitmap makes the whole bitmap first: that takes every
 * entry from the index, and reads one page of the table.
 *
 * <p>A bitmap takes the entries of dead rows too. {@code VACUUM} has removed these, unless a
 * prepared transaction kept it from doing so; then such indexes are not counted.
 *
 * @param tableOid its table
 * @param oid its own object id
 * @param name its name, as EXPLAIN shows it
 * @param expression its first key that is an expression
 */
record ExpressionIndex(long tableOid, long oid, String name, String expression)
    implements CountableIndex {
  private static final List<String> BY_BITMAP =
      List.of(
          "enable_seqscan = off",
          "enable_indexscan = off",
          "enable_indexonlyscan = off",
          "max_parallel_workers_per_gather = 0");

  private static final String ALL =
      """
      SELECT x.indrelid::bigint, x.indexrelid::bigint, i.relname,
             (SELECT pg_catalog.pg_get_indexdef(x.indexrelid, s.n + 1, false)
              FROM pg_catalog.generate_series(0, x.indnkeyatts - 1) AS s(n)
              WHERE x.indkey[s.n] = 0 ORDER BY s.n LIMIT 1)
      FROM pg_catalog.pg_index x
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_am m ON m.oid = i.relam
      JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
      WHERE m.amname = 'btree' AND i.relkind = 'i' AND i.relpersistence <> 't'
        AND x.indisvalid AND x.indisready AND x.indpred IS NULL AND x.indexprs IS NOT NULL
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_xacts p
                        WHERE p.database = pg_catalog.current_database())
      ORDER BY x.indrelid, i.relname
      """;

  static List<ExpressionIndex> all(Session session) throws SQLException {
    return session.read(
        ALL,
        row ->
            new ExpressionIndex(
                row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)));
  }

  @Override
  public String query(Table table) {
    return query(table, "IS NOT NULL");
  }

  @Override
  public Optional<IndexScan> count(Table table, Session session) throws SQLException {
    Optional<Long> values = entries(query(table), session);
    Optional<Long> nulls = entries(query(table, "IS NULL"), session);
    return values.flatMap(
        some -> nulls.map(more -> new IndexScan(name, some + more, 0, Optional.empty())));
  }

  private String query(Table table, String which) {
    return Explained.QUERY
        + "SELECT 1 FROM ONLY %s WHERE (%s) %s LIMIT 1".formatted(table.sql(), expression, which);
  }

  private Optional<Long> entries(String query, Session session) throws SQLException {
    return Explained.run(BY_BITMAP, query, session)
        .flatMap(plan -> plan.node("Bitmap Index Scan"))
        .filter(node -> node.index().equals(name))
        .map(Explained.Node::rows);
  }
}
