package io.snaprelay.sanitize.cleanroom;

import static io.snaprelay.sanitize.cleanroom.CatalogQueries.SCHEMAS;
import static io.snaprelay.sanitize.cleanroom.CatalogQueries.notOfAnExtension;
import static io.snaprelay.sanitize.cleanroom.CatalogQueries.rights;

import io.snaprelay.sanitize.cleanroom.CatalogQueries.Kind;
import java.util.ArrayList;
import java.util.List;

/** Whatever is no table, and hangs on none. */
final class ObjectQueries {
  private static final Kind SCHEMA =
      new Kind(
          "schemas",
          """
          SELECT quote_ident(n.nspname), concat_ws(' ', pg_get_userbyid(n.nspowner), %s)
          FROM pg_namespace n WHERE %s
          """
              .formatted(rights("n.nspacl", "'n'", "n.nspowner"), SCHEMAS));

  private static final Kind FUNCTION =
      new Kind(
          "functions",
          """
          SELECT p.oid::regprocedure::text,
                 concat_ws(' ', pg_get_userbyid(p.proowner), p.prokind, %s,
                           CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END)
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE %s %s
          """
              .formatted(
                  rights("p.proacl", "'f'", "p.proowner"),
                  SCHEMAS,
                  notOfAnExtension("pg_proc", "p.oid")));

  private static final Kind TYPE =
      new Kind(
          "types",
          """
          SELECT t.oid::regtype::text,
                 concat_ws(' ', t.typtype, pg_get_userbyid(t.typowner), %s, t.typnotnull,
                           t.typdefault, nullif(t.typbasetype, 0)::regtype,
                           array(SELECT l.enumlabel::text FROM pg_enum l WHERE l.enumtypid = t.oid
                                 ORDER BY l.enumsortorder)::text)
          FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
          WHERE t.typtype IN ('d', 'e', 'r', 'b') AND t.typelem = 0 AND %s %s
          """
              .formatted(
                  rights("t.typacl", "'T'", "t.typowner"),
                  SCHEMAS,
                  notOfAnExtension("pg_type", "t.oid")));

  /** A dump creates an extension in the version that the server has ready, whatever it was. */
  private static final Kind EXTENSION =
      new Kind(
          "extensions",
          "SELECT quote_ident(x.extname), x.extnamespace::regnamespace::text FROM pg_extension x");

  private static final Kind SEQUENCE =
      new Kind(
          "sequences",
          """
          SELECT s.seqrelid::regclass::text,
                 concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax, s.seqmin,
                           s.seqcache, s.seqcycle)
          FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace WHERE %s
          """
              .formatted(SCHEMAS));

  private static final Kind STATISTICS =
      new Kind(
          "statistics",
          """
          SELECT quote_ident(n.nspname) || '.' || quote_ident(x.stxname),
                 pg_get_statisticsobjdef(x.oid)
          FROM pg_statistic_ext x JOIN pg_namespace n ON n.oid = x.stxnamespace WHERE %s
          """
              .formatted(SCHEMAS));

  private static final Kind DEFAULT_RIGHTS =
      new Kind(
          "default rights",
          """
          SELECT concat_ws(' ', pg_get_userbyid(d.defaclrole),
                           nullif(d.defaclnamespace, 0)::regnamespace, d.defaclobjtype),
                 array(SELECT unnest(d.defaclacl)::text ORDER BY 1)::text
          FROM pg_default_acl d
          """);

  private static final Kind PUBLICATION =
      new Kind(
          "publications",
          """
          SELECT quote_ident(p.pubname),
                 concat_ws(' ', pg_get_userbyid(p.pubowner), p.puballtables, p.pubinsert, p.pubupdate,
                           p.pubdelete, p.pubtruncate,
                           array(SELECT r.prrelid::regclass::text FROM pg_publication_rel r
                                 WHERE r.prpubid = p.oid ORDER BY 1)::text)
          FROM pg_publication p
          """);

  private static final Kind COMMENT =
      new Kind(
          "comments",
          """
          SELECT i.type || ' ' || i.identity, c.description
          FROM pg_description c, LATERAL pg_identify_object(c.classoid, c.objoid, c.objsubid) i
          WHERE c.objoid >= 16384
            AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.classoid
                            AND e.objid = c.objoid AND e.deptype = 'e')
          """);

  /** What is rare: that it is there is compared, and how it is called. */
  private static final List<String> BY_IDENTITY =
      List.of(
          "pg_operator",
          "pg_opclass",
          "pg_opfamily",
          "pg_collation",
          "pg_conversion",
          "pg_ts_config",
          "pg_ts_dict",
          "pg_cast",
          "pg_foreign_server",
          "pg_foreign_data_wrapper",
          "pg_event_trigger",
          "pg_language");

  private ObjectQueries() {}

  static List<Kind> all() {
    List<Kind> all =
        new ArrayList<>(
            List.of(
                SCHEMA,
                FUNCTION,
                TYPE,
                EXTENSION,
                SEQUENCE,
                STATISTICS,
                DEFAULT_RIGHTS,
                PUBLICATION,
                COMMENT));
    BY_IDENTITY.forEach(catalog -> all.add(byIdentity(catalog)));
    return all;
  }

  private static Kind byIdentity(String catalog) {
    return new Kind(
        catalog.substring("pg_".length()),
        """
        SELECT i.identity, i.type
        FROM %s o, LATERAL pg_identify_object('%s'::regclass, o.oid, 0) i WHERE o.oid >= 16384 %s
        """
            .formatted(catalog, catalog, notOfAnExtension(catalog, "o.oid")));
  }
}
