package io.snaprelay.sanitize.catalog;

import io.snaprelay.database.Session;
import io.snaprelay.sanitize.catalog.Blocker.Kind;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what refuses a change of a table's columns. */
final class Blockers {
  /**
   * Everything that depends on a column of a table. Whether a generated column depends itself or
   * through its expression changed with version 15.
   */
  private static final String DEPENDENTS =
      """
      SELECT c.oid, d.kind, d.oid, d.name,
             pg_catalog.array_agg(DISTINCT a.attname::text ORDER BY a.attname::text)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      JOIN pg_catalog.pg_depend p ON p.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND p.refobjid = c.oid AND p.refobjsubid = a.attnum
      CROSS JOIN LATERAL (
        SELECT CASE v.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED_VIEW'
                              ELSE 'RULE' END AS kind,
               CASE WHEN v.relkind IN ('v', 'm') THEN v.oid ELSE r.oid END AS oid,
               CASE WHEN v.relkind IN ('v', 'm') THEN vn.nspname || '.' || v.relname
                    ELSE r.rulename END AS name
        FROM pg_catalog.pg_rewrite r
        JOIN pg_catalog.pg_class v ON v.oid = r.ev_class
        JOIN pg_catalog.pg_namespace vn ON vn.oid = v.relnamespace
        WHERE p.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = p.objid
        UNION ALL
        SELECT 'TRIGGER', t.oid, t.tgname FROM pg_catalog.pg_trigger t
        WHERE p.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND t.oid = p.objid
          AND NOT t.tgisinternal
        UNION ALL
        SELECT 'POLICY', l.oid, l.polname FROM pg_catalog.pg_policy l
        WHERE p.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass AND l.oid = p.objid
        UNION ALL
        SELECT 'FUNCTION', f.oid, fn.nspname || '.' || f.proname
        FROM pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
        WHERE p.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND f.oid = p.objid
        UNION ALL
        SELECT 'PUBLICATION', b.oid, b.pubname
        FROM pg_catalog.pg_publication_rel l JOIN pg_catalog.pg_publication b ON b.oid = l.prpubid
        WHERE p.classid = 'pg_catalog.pg_publication_rel'::pg_catalog.regclass AND l.oid = p.objid
        UNION ALL
        SELECT 'GENERATED_COLUMN', c.oid, g.attname
        FROM pg_catalog.pg_attribute g
        LEFT JOIN pg_catalog.pg_attrdef e ON e.adrelid = g.attrelid AND e.adnum = g.attnum
        WHERE g.attrelid = c.oid AND g.attgenerated <> '' AND g.attnum <> a.attnum AND (
          p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND p.objid = c.oid AND p.objsubid = g.attnum
          OR p.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND p.objid = e.oid)
      ) d
      WHERE %1$s
      GROUP BY c.oid, d.kind, d.oid, d.name
      UNION ALL
      SELECT c.oid, 'PARTITION_KEY', c.oid, c.relname,
             pg_catalog.array_agg(a.attname::text ORDER BY a.attname::text)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_depend p ON p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND p.objid = c.oid AND p.objsubid > 0 AND p.refclassid = p.classid
        AND p.refobjid = c.oid AND p.refobjsubid = 0 AND p.deptype = 'i'
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.objsubid
      WHERE c.relkind = 'p' AND %1$s
      GROUP BY c.oid, c.relname
      ORDER BY 1, 2, 4
      """
          .formatted(Tables.MASKABLE);

  private Blockers() {}

  static Map<Long, List<Blocker>> read(Session session) throws SQLException {
    Map<Long, List<Blocker>> blockers = new HashMap<>();
    Grouped.read(
        session,
        DEPENDENTS,
        blockers,
        row ->
            new Blocker(
                Kind.valueOf(row.getString(2)),
                row.getLong(3),
                row.getString(4),
                Grouped.texts(row.getArray(5))));
    return blockers;
  }
}
