package io.snaprelay.sanitize.cleanroom;

import static io.snaprelay.sanitize.cleanroom.CatalogQueries.SCHEMAS;
import static io.snaprelay.sanitize.cleanroom.CatalogQueries.notOfAnExtension;
import static io.snaprelay.sanitize.cleanroom.CatalogQueries.rights;

import io.snaprelay.sanitize.cleanroom.CatalogQueries.Kind;
import java.util.List;

/** Tables, and what hangs on them. */
final class TableQueries {
  private static final String OURS = SCHEMAS + notOfAnExtension("pg_class", "c.oid");

  private static final Kind RELATION =
      new Kind(
          "relations",
          """
          SELECT c.oid::regclass::text,
                 concat_ws(' ', c.relkind, pg_get_userbyid(c.relowner), c.relpersistence,
                   c.relreplident, c.relrowsecurity, c.relispopulated,
                   array(SELECT unnest(c.reloptions) ORDER BY 1)::text, %s,
                   array(SELECT h.inhparent::regclass::text FROM pg_inherits h
                         WHERE h.inhrelid = c.oid ORDER BY h.inhseqno)::text,
                   pg_get_expr(c.relpartbound, c.oid),
                   CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
                   CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
                   (SELECT amname FROM pg_am WHERE oid = c.relam))
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND %s
          """
              .formatted(
                  rights(
                      "c.relacl",
                      "CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\"",
                      "c.relowner"),
                  OURS));

  /** A number of its own is not compared: a column that was dropped leaves a hole. */
  private static final Kind COLUMN =
      new Kind(
          "columns",
          """
          SELECT c.oid::regclass || '.' || quote_ident(a.attname),
                 concat_ws(' ', rank() OVER (PARTITION BY c.oid ORDER BY a.attnum),
                   format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                   a.attgenerated, a.attstorage, a.attcollation::regcollation, a.attoptions::text,
                   to_jsonb(a) ->> 'attcompression',
                   array(SELECT unnest(a.attacl)::text ORDER BY 1)::text,
                   pg_get_expr(d.adbin, d.adrelid))
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
          WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND %s
          """
              .formatted(OURS));

  /** An index that is not valid is not dumped. */
  private static final Kind INDEX =
      new Kind(
          "indexes",
          """
          SELECT i.indexrelid::regclass::text,
                 concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisclustered, i.indisreplident)
          FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE i.indisvalid AND c.relkind <> 't' AND %s
          """
              .formatted(OURS));

  private static final Kind CONSTRAINT =
      new Kind(
          "constraints",
          """
          SELECT CASE o.conrelid WHEN 0 THEN o.contypid::regtype::text
                 ELSE o.conrelid::regclass::text END || '.' || quote_ident(o.conname),
                 concat_ws(' ', pg_get_constraintdef(o.oid), o.convalidated)
          FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace WHERE %s %s
          """
              .formatted(SCHEMAS, notOfAnExtension("pg_class", "o.conrelid")));

  private static final Kind TRIGGER =
      new Kind(
          "triggers",
          """
          SELECT t.tgrelid::regclass || '.' || quote_ident(t.tgname),
                 concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled)
          FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND %s
          """
              .formatted(OURS));

  private static final Kind RULE =
      new Kind(
          "rules",
          """
          SELECT r.ev_class::regclass || '.' || quote_ident(r.rulename),
                 concat_ws(' ', pg_get_ruledef(r.oid), r.ev_enabled)
          FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
          JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND %s
          """
              .formatted(OURS));

  private static final Kind POLICY =
      new Kind(
          "policies",
          """
          SELECT p.polrelid::regclass || '.' || quote_ident(p.polname),
                 concat_ws(' ', p.polcmd, p.polpermissive,
                   array(SELECT CASE r WHEN 0 THEN '' ELSE pg_get_userbyid(r)::text END
                         FROM unnest(p.polroles) r ORDER BY 1)::text,
                   pg_get_expr(p.polqual, p.polrelid), '/',
                   pg_get_expr(p.polwithcheck, p.polrelid))
          FROM pg_policy p
          """);

  private TableQueries() {}

  static List<Kind> all() {
    return List.of(RELATION, COLUMN, INDEX, CONSTRAINT, TRIGGER, RULE, POLICY);
  }
}
