package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A B-tree over plain columns of a whole table: counting its entries counts the table's rows.
 *
 * @param tableOid its table
 * @param oid its own object id
 * @param name its name, as EXPLAIN shows it
 * @param order what a query is ordered by that this index answers without a sort
 * @param columns its key columns, quoted and separated by commas, in the index's own collations
 * @param unique whether no two rows may have the same values in them
 */
record PlainIndex(
    long tableOid, long oid, String name, String order, String columns, boolean unique)
    implements CountableIndex {
  /**
   * With no other way to get the rows in order, the planner takes the index that has that order.
   */
  private static final List<String> IN_ORDER =
      List.of(
          "enable_seqscan = off",
          "enable_bitmapscan = off",
          "enable_sort = off",
          "enable_incremental_sort = off",
          "enable_hashagg = off",
          "max_parallel_workers_per_gather = 0");

  /**
   * The primary key first. In {@code indoption} bit 1 stands for DESC and bit 2 for NULLS FIRST. An
   * index with an operator class of its own orders rows as no ORDER BY does.
   */
  private static final String ALL =
      """
      SELECT x.indrelid::bigint, x.indexrelid::bigint, i.relname, k.ordering, k.columns,
             x.indisunique
      FROM pg_catalog.pg_index x
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_am m ON m.oid = i.relam
      JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
      CROSS JOIN LATERAL (
        SELECT pg_catalog.string_agg(
                 c.key
                 || CASE WHEN x.indoption[s.n] & 1 <> 0 THEN ' DESC' ELSE ' ASC' END
                 || CASE WHEN x.indoption[s.n] & 2 <> 0 THEN ' NULLS FIRST' ELSE ' NULLS LAST' END,
                 ', ' ORDER BY s.n) AS ordering,
               pg_catalog.string_agg(c.key, ', ' ORDER BY s.n) AS columns
        FROM pg_catalog.generate_series(0, x.indnkeyatts - 1) AS s(n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[s.n]
        CROSS JOIN LATERAL (
          SELECT pg_catalog.quote_ident(a.attname)
                 || CASE WHEN x.indcollation[s.n] NOT IN (0, a.attcollation)
                      THEN ' COLLATE ' || x.indcollation[s.n]::regcollation::text ELSE '' END
        ) AS c(key)
      ) AS k
      WHERE m.amname = 'btree' AND i.relkind = 'i' AND i.relpersistence <> 't'
        AND x.indisvalid AND x.indisready AND x.indpred IS NULL AND x.indexprs IS NULL
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_opclass o
                        WHERE o.oid = ANY (x.indclass::oid[]) AND NOT o.opcdefault)
      ORDER BY x.indrelid, x.indisprimary DESC, i.relname
      """;

  static List<PlainIndex> all(Session session) throws SQLException {
    return session.read(
        ALL,
        row ->
            new PlainIndex(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6)));
  }

  /** The same, where nobody asks for keys that stand twice: comparing doubles the cost. */
  PlainIndex uncompared() {
    return new PlainIndex(tableOid, oid, name, order, columns, false);
  }

  /**
   * Counts the entries, and in the same scan the keys of a unique index that more than one row has.
   * The comparison with NULL has to stand beside the count: alone, the planner would move it into
   * the scan, which would no longer count every row.
   */
  @Override
  public String query(Table table) {
    String rows =
        unique
            ? "SELECT 1 FROM ONLY %1$s GROUP BY %2$s HAVING CASE WHEN pg_catalog.count(*) > 1"
                + " THEN pg_catalog.num_nulls(%2$s) = 0 END ORDER BY %3$s"
            : "SELECT pg_catalog.count(*) FROM (SELECT 1 FROM ONLY %1$s ORDER BY %3$s OFFSET 0)"
                + " AS entries";
    return Explained.QUERY + rows.formatted(table.sql(), columns, order);
  }

  @Override
  public Optional<IndexScan> count(Table table, Session session) throws SQLException {
    return Explained.run(IN_ORDER, query(table), session).flatMap(this::scan);
  }

  private Optional<IndexScan> scan(Explained plan) {
    return plan.node("Index Only Scan")
        .filter(node -> node.index().equals(name))
        .map(
            node ->
                new IndexScan(
                    name,
                    node.rows(),
                    node.heapFetches(),
                    unique ? Optional.of(plan.root().rows()) : Optional.empty()));
  }
}
