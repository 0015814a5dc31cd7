package io.snaprelay.sanitize.engine;

import java.sql.SQLException;
import java.util.List;

/** Views and materialised views that a rewrite meets, and those that hold originals. */
final class StoredViews {
  /** How deep each view stands upon others: what is lower has to be there first. */
  private static final String GRAPH =
      """
      WITH RECURSIVE uses(by, used, attnum) AS (
        SELECT DISTINCT r.ev_class, d.refobjid, d.refobjsubid
        FROM pg_rewrite r JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass
          AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.ev_class
        WHERE r.rulename = '_RETURN' AND r.ev_class >= 16384),
      hit(oid) AS (
        SELECT u.by FROM uses u JOIN snaprelay_progress.masked m
          ON m.relid = u.used AND m.attnum = u.attnum
        UNION
        SELECT u.by FROM hit JOIN pg_class c ON c.oid = hit.oid AND c.relkind = 'm'
          JOIN uses u ON u.used = hit.oid),
      deep(oid, depth) AS (
        SELECT oid, 0 FROM pg_class WHERE relkind IN ('v', 'm') AND oid >= 16384
        UNION
        SELECT u.by, deep.depth + 1 FROM deep JOIN uses u ON u.used = deep.oid),
      placed(oid, depth) AS (SELECT oid, max(depth) FROM deep GROUP BY oid)
      """;

  private static final String VIEWS =
      """
      SELECT format('view %s', c.oid::regclass),
        ARRAY[format('CREATE OR REPLACE VIEW %s AS SELECT %s', c.oid::regclass, (
          SELECT string_agg(format('NULL::%s%s AS %I', format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attcollation <> 0 THEN (
                SELECT format(' COLLATE %I.%I', n.nspname, l.collname) FROM pg_collation l
                JOIN pg_namespace n ON n.oid = l.collnamespace WHERE l.oid = a.attcollation)
              ELSE '' END, a.attname), ', ' ORDER BY a.attnum)
          FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0))],
        ARRAY[format('CREATE OR REPLACE VIEW %s%s AS %s', c.oid::regclass,
          coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
          pg_get_viewdef(c.oid))],
        p.depth
      FROM pg_class c JOIN placed p ON p.oid = c.oid
      WHERE c.relkind = 'v' AND c.oid IN (SELECT oid FROM hit)
      """;

  private static final String MATERIALIZED =
      """
      SELECT format('materialized view %s', c.oid::regclass),
        ARRAY[format('DROP MATERIALIZED VIEW %s', c.oid::regclass)],
        ARRAY[format('CREATE MATERIALIZED VIEW %s (%s)%s%s AS %s WITH NO DATA', c.oid::regclass,
            (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
             FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0),
            coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
            coalesce((SELECT format(' TABLESPACE %I', spcname) FROM pg_tablespace
                      WHERE oid = c.reltablespace), ''),
            rtrim(pg_get_viewdef(c.oid), ';')),
          format('ALTER MATERIALIZED VIEW %s OWNER TO %I', c.oid::regclass,
                 pg_get_userbyid(c.relowner))]
        || ARRAY(SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = c.oid)
        || ARRAY(SELECT format('GRANT %s ON TABLE %s TO %s%s', x.privilege_type, c.oid::regclass,
              CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END,
              CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM aclexplode(c.relacl) x WHERE x.grantee <> c.relowner)
        || ARRAY(SELECT format('GRANT %s (%I) ON TABLE %s TO %s%s', x.privilege_type, a.attname,
              c.oid::regclass,
              CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END,
              CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x
            WHERE a.attrelid = c.oid AND x.grantee <> c.relowner)
        || ARRAY(SELECT CASE d.objsubid
              WHEN 0 THEN format('COMMENT ON MATERIALIZED VIEW %s IS %L', c.oid::regclass,
                                 d.description)
              ELSE format('COMMENT ON COLUMN %s.%I IS %L', c.oid::regclass,
                (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = d.objsubid),
                d.description) END
            FROM pg_description d WHERE d.objoid = c.oid AND d.classoid = 'pg_class'::regclass),
        p.depth
      FROM pg_class c JOIN placed p ON p.oid = c.oid
      WHERE c.relkind = 'm' AND c.oid IN (SELECT oid FROM hit)
      """;

  private static final String FILLED =
      """
      SELECT c.oid::regclass::text FROM pg_class c JOIN placed p ON p.oid = c.oid
      WHERE c.relkind = 'm' AND c.relispopulated ORDER BY p.depth, c.oid
      """;

  private StoredViews() {}

  /** The lowest first. */
  static List<Obstacle> inTheWay(Workbench bench) throws SQLException {
    return bench.read(
        GRAPH + VIEWS + " UNION ALL " + MATERIALIZED + " ORDER BY 4, 1", Obstacle::read);
  }

  /** Materialised views that hold rows, in the order in which they are refreshed. */
  static List<String> filled(Workbench bench) throws SQLException {
    return bench.texts(GRAPH + FILLED);
  }
}
