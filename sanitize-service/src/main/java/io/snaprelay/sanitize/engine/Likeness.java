package io.snaprelay.sanitize.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that the catalog says of a table, part by part, as hashes: a table that was copied and
 * swapped must be like the one that it replaces. Left out is what later steps set anew, whether a
 * trigger or a rule fires.
 */
final class Likeness {
  /** The definitions are no longer the same. */
  static final String CHANGED = "22SR2";

  static final String FOREIGN_KEYS = "foreign keys";

  private static final String OF_THE_TABLE =
      """
      SELECT 'table', ROW(t.relnamespace, t.relname, t.relowner, t.reltablespace, t.relpersistence,
        t.relkind, t.relam, t.relreplident, t.relrowsecurity, t.relforcerowsecurity, t.reloptions,
        t.relispartition, t.reloftype, obj_description(t.oid, 'pg_class'), (
          SELECT x.reloptions FROM pg_class x WHERE x.oid = t.reltoastrelid))::text FROM t
      UNION ALL SELECT 'grants', (t.relacl IS NULL)::text FROM t
      UNION ALL SELECT 'grants', x::text FROM t CROSS JOIN LATERAL aclexplode(t.relacl) x
      UNION ALL SELECT 'grants', ROW(a.attname, x)::text FROM t
        JOIN pg_attribute a ON a.attrelid = t.oid CROSS JOIN LATERAL aclexplode(a.attacl) x
      UNION ALL SELECT 'columns', ROW(a.attnum, a.attname, a.attisdropped, a.atttypid, a.atttypmod,
        a.attcollation, a.attnotnull, a.attstorage, to_jsonb(a) ->> 'attcompression',
        coalesce(a.attstattarget, -1), a.attoptions, a.attidentity, a.attgenerated, a.attislocal,
        a.attinhcount, pg_get_expr(d.adbin, d.adrelid), col_description(t.oid, a.attnum))::text
        FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      UNION ALL SELECT 'constraints', ROW(c.conname, c.contype, c.condeferrable, c.condeferred,
        c.convalidated, c.conislocal, c.coninhcount, c.connoinherit, pg_get_constraintdef(c.oid),
        obj_description(c.oid, 'pg_constraint'))::text
        FROM t JOIN pg_constraint c ON c.conrelid = t.oid WHERE c.contype <> 'f'
      UNION ALL SELECT 'foreign keys', ROW(c.conrelid::regclass, c.conname, c.convalidated,
        pg_get_constraintdef(c.oid), obj_description(c.oid, 'pg_constraint'))::text
        FROM t JOIN pg_constraint c ON t.oid IN (c.conrelid, c.confrelid) WHERE c.contype = 'f'
      """;

  private static final String AT_THE_TABLE =
      """
      UNION ALL SELECT 'indexes', ROW(pg_get_indexdef(i.indexrelid), to_jsonb(i) - '{indexrelid,
        indrelid,indcheckxmin,indexprs,indpred}'::text[], x.reltablespace, x.reloptions, x.relowner,
        obj_description(x.oid, 'pg_class'), ARRAY(SELECT coalesce(a.attstattarget, -1)
          FROM pg_attribute a WHERE a.attrelid = x.oid ORDER BY a.attnum))::text
        FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class x ON x.oid = i.indexrelid
      UNION ALL SELECT 'triggers', ROW(pg_get_triggerdef(g.oid),
        obj_description(g.oid, 'pg_trigger'))::text
        FROM t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
      UNION ALL SELECT 'rules', ROW(pg_get_ruledef(r.oid), obj_description(r.oid, 'pg_rewrite'))::text
        FROM t JOIN pg_rewrite r ON r.ev_class = t.oid
      UNION ALL SELECT 'policies', ROW(p.polname, p.polcmd, p.polpermissive, p.polroles,
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),
        obj_description(p.oid, 'pg_policy'))::text
        FROM t JOIN pg_policy p ON p.polrelid = t.oid
      UNION ALL SELECT 'statistics', ROW(s.stxnamespace, s.stxowner, pg_get_statisticsobjdef(s.oid),
        to_jsonb(s) ->> 'stxstattarget', obj_description(s.oid, 'pg_statistic_ext'))::text
        FROM t JOIN pg_statistic_ext s ON s.stxrelid = t.oid
      UNION ALL SELECT 'sequences', ROW(s.oid::regclass, d.deptype, d.refobjsubid, s.relowner,
        s.relacl, s.relpersistence, to_jsonb(q) - 'seqrelid', pg_sequence_last_value(s.oid),
        obj_description(s.oid, 'pg_class'))::text
        FROM t JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
          AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
        JOIN pg_class s ON s.oid = d.objid JOIN pg_sequence q ON q.seqrelid = s.oid
      UNION ALL SELECT 'publications', p.prpubid::text FROM t JOIN pg_publication_rel p
        ON p.prrelid = t.oid
      UNION ALL SELECT 'subscriptions', s.srsubid::text FROM t JOIN pg_subscription_rel s
        ON s.srrelid = t.oid
      UNION ALL SELECT 'security labels', s.label FROM t JOIN pg_seclabel s
        ON s.classoid = 'pg_class'::regclass AND s.objoid = t.oid
      UNION ALL SELECT 'extensions', e.extname FROM t JOIN pg_extension e ON t.oid = ANY (e.extconfig)
      UNION ALL SELECT 'inheritance', ROW(i.inhrelid = t.oid)::text FROM t
        JOIN pg_inherits i ON t.oid IN (i.inhrelid, i.inhparent)
      UNION ALL SELECT DISTINCT 'views', ROW(v.oid::regclass, v.relkind, v.relowner,
        pg_get_viewdef(v.oid))::text
        FROM t JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
          AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_rewrite r ON r.oid = d.objid AND r.ev_class <> t.oid
        JOIN pg_class v ON v.oid = r.ev_class
      """;

  private static final String PARTS =
      """
      WITH t AS (SELECT * FROM pg_class WHERE oid = ?::regclass), lines(part, line) AS (
      """
          + OF_THE_TABLE
          + AT_THE_TABLE
          + """
          )
          SELECT part, encode(sha256(convert_to(string_agg(line, chr(10) ORDER BY line COLLATE "C"),
            'UTF8')), 'hex')
          FROM lines GROUP BY part
          """;

  private final Map<String, String> parts;

  private Likeness(Map<String, String> parts) {
    this.parts = parts;
  }

  /** In a transaction: definitions are told as seen from no schema of the user's. */
  static Likeness of(Workbench bench, String table) throws SQLException {
    bench.run("SET LOCAL search_path = pg_catalog");
    return new Likeness(read(bench, PARTS, table));
  }

  /** What a swap has to come to; remembered where the progress is. */
  void remember(Workbench bench, String table) throws SQLException {
    for (Map.Entry<String, String> part : parts.entrySet()) {
      bench.write(
          "INSERT INTO snaprelay_progress.likeness VALUES (?, ?, ?)",
          table,
          part.getKey(),
          part.getValue());
    }
  }

  /**
   * Holds a table against what was remembered of its name.
   *
   * @throws SQLException {@link #CHANGED} if a part differs, which is named
   */
  static void mustBeAsRemembered(Workbench bench, String table) throws SQLException {
    Likeness before =
        new Likeness(
            read(
                bench, "SELECT part, hash FROM snaprelay_progress.likeness WHERE name = ?", table));
    List<String> changed = of(bench, table).differences(before, Set.of());
    if (before.parts.isEmpty() || !changed.isEmpty()) {
      throw StepFailure.found(
          "COMPARE %s: %s, changed: %s".formatted(table, CHANGED, String.join(", ", changed)),
          CHANGED);
    }
  }

  /** The parts that differ, but for some. */
  List<String> differences(Likeness other, Collection<String> but) {
    Set<String> names = new TreeSet<>(parts.keySet());
    names.addAll(other.parts.keySet());
    names.removeAll(but);
    names.removeIf(name -> part(name).equals(other.part(name)));
    return List.copyOf(names);
  }

  private Optional<String> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  private static Map<String, String> read(Workbench bench, String query, String table)
      throws SQLException {
    Map<String, String> parts = new TreeMap<>();
    bench.read(query, Likeness::entry, table).forEach(e -> parts.put(e.getKey(), e.getValue()));
    return parts;
  }

  private static Map.Entry<String, String> entry(ResultSet row) throws SQLException {
    return Map.entry(row.getString(1), row.getString(2));
  }
}
