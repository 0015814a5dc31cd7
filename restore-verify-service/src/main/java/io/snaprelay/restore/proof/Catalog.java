package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a database consists of, by kind and name, each with a fingerprint of its definition. It goes
 * into the manifest for the next proof to compare with.
 */
final class Catalog implements ProofCheck {
  static final String NAME = "catalog";
  static final String ROLES = "roles";

  private static final String OBJECTS =
      """
      WITH spaces AS (
        SELECT oid, nspname FROM pg_catalog.pg_namespace
        WHERE nspname <> 'information_schema' AND nspname !~ '^pg_'),
      tables AS (
        SELECT c.oid, c.relkind, s.nspname || '.' || c.relname AS name
        FROM pg_catalog.pg_class c JOIN spaces s ON s.oid = c.relnamespace)
      SELECT 'schemas', nspname, '' FROM spaces
      UNION ALL
      SELECT 'tables', name, relkind::text || coalesce(CASE WHEN relkind IN ('v', 'm')
             THEN pg_catalog.pg_get_viewdef(oid) END, '')
      FROM tables WHERE relkind IN ('r', 'p', 'm', 'v', 'f')
      UNION ALL
      SELECT 'columns', t.name || '.' || a.attname,
             pg_catalog.concat_ws(' ', pg_catalog.format_type(a.atttypid, a.atttypmod),
               a.attnotnull, a.attidentity, a.attgenerated, a.attcollation,
               pg_catalog.pg_get_expr(d.adbin, d.adrelid))
      FROM pg_catalog.pg_attribute a JOIN tables t ON t.oid = a.attrelid
      LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attnum > 0 AND NOT a.attisdropped AND t.relkind IN ('r', 'p', 'm', 'v', 'f')
      UNION ALL
      SELECT 'indexes', t.name || '.' || i.relname, pg_catalog.pg_get_indexdef(i.oid)
      FROM pg_catalog.pg_index x JOIN tables t ON t.oid = x.indrelid
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      UNION ALL
      SELECT 'constraints', t.name || '.' || c.conname, pg_catalog.pg_get_constraintdef(c.oid)
      FROM pg_catalog.pg_constraint c JOIN tables t ON t.oid = c.conrelid
      UNION ALL
      SELECT 'sequences', t.name, pg_catalog.concat_ws(' ', s.seqtypid::regtype, s.seqincrement,
               s.seqmin, s.seqmax, s.seqcycle)
      FROM pg_catalog.pg_sequence s JOIN tables t ON t.oid = s.seqrelid
      UNION ALL
      SELECT 'triggers', t.name || '.' || g.tgname, pg_catalog.pg_get_triggerdef(g.oid)
      FROM pg_catalog.pg_trigger g JOIN tables t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal
      UNION ALL
      SELECT 'extensions', extname, extversion FROM pg_catalog.pg_extension
      WHERE pg_catalog.obj_description(oid, 'pg_extension') IS DISTINCT FROM ?
      UNION ALL
      SELECT 'large objects', 'large objects', pg_catalog.count(*)::text
      FROM pg_catalog.pg_largeobject_metadata HAVING pg_catalog.count(*) > 0
      """;

  private static final String ALL_ROLES =
      """
      SELECT 'roles', rolname, pg_catalog.concat_ws(' ', rolsuper, rolinherit, rolcreaterole,
               rolcreatedb, rolcanlogin, rolreplication, rolbypassrls)
      FROM pg_catalog.pg_roles
      WHERE rolname !~ '^(pg|rds)_' AND rolname NOT IN ('rdsadmin', 'rdsrepladmin', 'rdstopmgr')
      """;

  private record Item(String kind, String name, String definition) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Line line = Line.begin(NAME, ground.database(), "the catalog can be read", OBJECTS);
    Map<String, Map<String, String>> found = byKind(OBJECTS, ground.session(), Extension.OURS);
    ground.figures().catalog(ground.database(), found);
    return List.of(line.pass(Inventory.counts(found)));
  }

  /** The roles of the server, by name. */
  static Map<String, String> roles(Session session) throws SQLException {
    return byKind(ALL_ROLES, session).getOrDefault(ROLES, Map.of());
  }

  private static Map<String, Map<String, String>> byKind(
      String query, Session session, Object... parameters) throws SQLException {
    Map<String, Map<String, String>> found = new TreeMap<>();
    session
        .read(
            query,
            row -> new Item(row.getString(1), row.getString(2), row.getString(3)),
            parameters)
        .forEach(
            item ->
                found
                    .computeIfAbsent(item.kind(), kind -> new TreeMap<>())
                    .put(item.name(), Inventory.fingerprint(item.definition())));
    return found;
  }
}
