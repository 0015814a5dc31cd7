package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;

/**
 * A B-tree over plain columns of a whole table: counting its entries counts the table's rows.
 *
 * @param tableOid its table
 * @param oid its own object id
 * @param name its name, as EXPLAIN shows it
 * @param order what a query is ordered by that this index answers without a sort
 * @param columns its key columns, quoted and separated by commas
 * @param unique whether no two rows may have the same values in them
 */
record PlainIndex(
    long tableOid, long oid, String name, String order, String columns, boolean unique) {
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
                 pg_catalog.quote_ident(a.attname)
                 || CASE WHEN x.indcollation[s.n] NOT IN (0, a.attcollation)
                      THEN ' COLLATE ' || x.indcollation[s.n]::regcollation::text ELSE '' END
                 || CASE WHEN x.indoption[s.n] & 1 <> 0 THEN ' DESC' ELSE ' ASC' END
                 || CASE WHEN x.indoption[s.n] & 2 <> 0 THEN ' NULLS FIRST' ELSE ' NULLS LAST' END,
                 ', ' ORDER BY s.n) AS ordering,
               pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY s.n)
                 AS columns
        FROM pg_catalog.generate_series(0, x.indnkeyatts - 1) AS s(n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[s.n]
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
}
