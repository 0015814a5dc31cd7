package io.snaprelay.sanitize.catalog;

import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what must stay unique, and what must stay equal on two sides. */
final class Keys {
  /**
   * The columns of an index's expressions and predicate stand in pg_depend alone. An index that is
   * not valid keeps nothing unique yet, and is rebuilt with the others all the same.
   */
  private static final String UNIQUE =
      """
      SELECT i.indrelid, x.relname,
             ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
                   WHERE a.attrelid = i.indrelid AND a.attnum > 0 AND (
                     a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])
                     OR (coalesce(i.indexprs, i.indpred) IS NOT NULL AND a.attnum <> ALL (i.indkey::int2[])
                       AND EXISTS (SELECT FROM pg_catalog.pg_depend d
                         WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                           AND d.objid = i.indexrelid
                           AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                           AND d.refobjid = i.indrelid AND d.refobjsubid = a.attnum)))
                   ORDER BY a.attnum),
             i.indisprimary, i.indexprs IS NULL AND i.indpred IS NULL,
             coalesce((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false),
             i.indisexclusion
      FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
      JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE (i.indisunique OR i.indisexclusion) AND %s
      ORDER BY i.indrelid, i.indisprimary DESC, x.relname
      """
          .formatted(Tables.MASKABLE);

  private static final String FOREIGN =
      """
      SELECT k.conname, n.nspname, c.relname, %s, rn.nspname, r.relname, %s
      FROM pg_catalog.pg_constraint k
      JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
      JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
      WHERE k.contype = 'f' AND k.conparentid = 0 AND %s
      ORDER BY n.nspname, c.relname, k.conname
      """
          .formatted(
              names("k.conrelid", "k.conkey"), names("k.confrelid", "k.confkey"), Tables.MASKABLE);

  private Keys() {}

  static Map<Long, List<UniqueKey>> unique(Session session) throws SQLException {
    Map<Long, List<UniqueKey>> keys = new HashMap<>();
    Grouped.read(
        session,
        UNIQUE,
        keys,
        row ->
            new UniqueKey(
                row.getString(2),
                Grouped.texts(row.getArray(3)),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7)));
    return keys;
  }

  static List<ForeignKey> foreign(Session session) throws SQLException {
    return session.read(
        FOREIGN,
        row ->
            new ForeignKey(
                row.getString(1),
                new TableName(row.getString(2), row.getString(3)),
                Grouped.texts(row.getArray(4)),
                new TableName(row.getString(5), row.getString(6)),
                Grouped.texts(row.getArray(7))));
  }

  private static String names(String table, String numbers) {
    return """
           ARRAY(SELECT a.attname::text
                 FROM pg_catalog.unnest(%2$s) WITH ORDINALITY AS u (number, place)
                 JOIN pg_catalog.pg_attribute a ON a.attrelid = %1$s AND a.attnum = u.number
                 ORDER BY u.place)"""
        .formatted(table, numbers);
  }
}
