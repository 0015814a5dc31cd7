package io.snaprelay.sanitize.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL does not let stand while a column's type is altered, with the statements that set
 * it aside and put it back. A view is not dropped: for the while it is replaced by one without
 * tables, so that its grants, its owner and the views upon it stay.
 */
final class Obstacles {
  /** Foreign keys, of masked columns or of tables that are emptied. */
  private static final String FOREIGN_KEYS =
      """
      SELECT format('foreign key %I of %s', c.conname, c.conrelid::regclass),
        ARRAY[format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname)],
        array_remove(ARRAY[
          format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname,
                 pg_get_constraintdef(c.oid)),
          format('COMMENT ON CONSTRAINT %I ON %s IS %L', c.conname, c.conrelid::regclass,
                 obj_description(c.oid, 'pg_constraint'))], NULL)
      FROM pg_constraint c
      WHERE c.contype = 'f' AND c.conparentid = 0
      """;

  private static final String OF_MASKED_COLUMNS =
      """
      AND EXISTS (SELECT FROM snaprelay_progress.masked m
        WHERE m.relid = c.conrelid AND m.attnum = ANY (c.conkey)
           OR m.relid = c.confrelid AND m.attnum = ANY (c.confkey))
      """;

  private static final String AT_TABLES =
      " AND (c.conrelid = ANY (?::oid[]) OR c.confrelid = ANY (?::oid[]))";

  private static final String INTO_TABLES =
      " AND c.confrelid = ANY (?::oid[]) AND c.conrelid <> ALL (?::oid[])";

  private static final String TRIGGERS =
      """
      SELECT format('trigger %I of %s', t.tgname, t.tgrelid::regclass),
        ARRAY[format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass)],
        array_remove(ARRAY[pg_get_triggerdef(t.oid),
          CASE t.tgenabled WHEN 'D' THEN
            format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname) END,
          format('COMMENT ON TRIGGER %I ON %s IS %L', t.tgname, t.tgrelid::regclass,
                 obj_description(t.oid, 'pg_trigger'))], NULL)
      FROM pg_trigger t
      WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND EXISTS (
        SELECT FROM pg_depend d JOIN snaprelay_progress.masked m
          ON m.relid = d.refobjid AND m.attnum = d.refobjsubid
        WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
          AND d.refclassid = 'pg_class'::regclass)
      ORDER BY t.tgrelid, t.tgname
      """;

  private static final String RULES =
      """
      SELECT format('rule %I of %s', r.rulename, r.ev_class::regclass),
        ARRAY[format('DROP RULE %I ON %s', r.rulename, r.ev_class::regclass)],
        array_remove(ARRAY[pg_get_ruledef(r.oid),
          CASE r.ev_enabled WHEN 'D' THEN
            format('ALTER TABLE %s DISABLE RULE %I', r.ev_class::regclass, r.rulename) END,
          format('COMMENT ON RULE %I ON %s IS %L', r.rulename, r.ev_class::regclass,
                 obj_description(r.oid, 'pg_rewrite'))], NULL)
      FROM pg_rewrite r
      WHERE r.rulename <> '_RETURN' AND EXISTS (
        SELECT FROM pg_depend d JOIN snaprelay_progress.masked m
          ON m.relid = d.refobjid AND m.attnum = d.refobjsubid
        WHERE d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
          AND d.refclassid = 'pg_class'::regclass)
      ORDER BY r.ev_class, r.rulename
      """;

  private static final String POLICIES =
      """
      SELECT format('policy %I of %s', p.polname, p.polrelid::regclass),
        ARRAY[format('DROP POLICY %I ON %s', p.polname, p.polrelid::regclass)],
        array_remove(ARRAY[
          format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, p.polrelid::regclass,
              CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
              CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                            WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
              (SELECT string_agg(CASE x WHEN 0 THEN 'PUBLIC'
                                 ELSE quote_ident(pg_get_userbyid(x)) END, ', ')
               FROM unnest(p.polroles) AS x))
            || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
            || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''),
          format('COMMENT ON POLICY %I ON %s IS %L', p.polname, p.polrelid::regclass,
                 obj_description(p.oid, 'pg_policy'))], NULL)
      FROM pg_policy p
      WHERE EXISTS (
        SELECT FROM pg_depend d JOIN snaprelay_progress.masked m
          ON m.relid = d.refobjid AND m.attnum = d.refobjsubid
        WHERE d.classid = 'pg_policy'::regclass AND d.objid = p.oid
          AND d.refclassid = 'pg_class'::regclass)
      ORDER BY p.polrelid, p.polname
      """;

  private Obstacles() {}

  /** Into tables that are truncated, from others. */
  static List<Obstacle> keysInto(Workbench bench, List<Long> truncated) throws SQLException {
    String oids = array(truncated);
    return bench.read(FOREIGN_KEYS + INTO_TABLES, Obstacle::read, oids, oids);
  }

  /** In the order in which they are put back; set aside they are in the opposite one. */
  static List<Obstacle> all(Workbench bench, List<Long> refilled, List<String> goneAlready)
      throws SQLException {
    List<Obstacle> all = new ArrayList<>(butKeys(bench));
    all.addAll(
        keys(bench, refilled).stream().filter(k -> !goneAlready.contains(k.name())).toList());
    return all;
  }

  /** All but foreign keys. */
  static List<Obstacle> butKeys(Workbench bench) throws SQLException {
    List<Obstacle> all = new ArrayList<>(StoredViews.inTheWay(bench));
    all.addAll(bench.read(RULES, Obstacle::read));
    all.addAll(bench.read(POLICIES, Obstacle::read));
    all.addAll(bench.read(TRIGGERS, Obstacle::read));
    return all;
  }

  static List<Obstacle> keys(Workbench bench, List<Long> refilled) throws SQLException {
    List<Obstacle> keys = bench.read(FOREIGN_KEYS + OF_MASKED_COLUMNS, Obstacle::read);
    List<String> seen = keys.stream().map(Obstacle::name).toList();
    String oids = array(refilled);
    bench.read(FOREIGN_KEYS + AT_TABLES, Obstacle::read, oids, oids).stream()
        .filter(key -> !seen.contains(key.name()))
        .forEach(keys::add);
    return keys;
  }

  private static String array(List<Long> oids) {
    return oids.toString().replace('[', '{').replace(']', '}');
  }
}
