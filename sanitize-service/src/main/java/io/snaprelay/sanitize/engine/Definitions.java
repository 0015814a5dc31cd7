package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.List;

/** Looks for originals in definitions: a default, a view, a function may quote one. */
final class Definitions {
  static final String QUOTED = "originals-in-definitions";

  private static final String TEXTS =
      """
      SELECT 'function ' || oid::regprocedure AS name, prosrc AS text FROM pg_proc WHERE oid >= 16384
      UNION ALL SELECT 'view ' || oid::regclass, pg_get_viewdef(oid) FROM pg_class
        WHERE relkind IN ('v', 'm') AND oid >= 16384
      UNION ALL SELECT 'default of ' || adrelid::regclass || ' ' || adnum,
        pg_get_expr(adbin, adrelid) FROM pg_attrdef
      UNION ALL SELECT 'constraint ' || conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE oid >= 16384
      UNION ALL SELECT 'trigger ' || tgname, pg_get_triggerdef(oid) FROM pg_trigger
        WHERE NOT tgisinternal
      UNION ALL SELECT 'policy ' || polname, concat(pg_get_expr(polqual, polrelid), ' ',
        pg_get_expr(polwithcheck, polrelid)) FROM pg_policy
      UNION ALL SELECT 'index ' || indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index
        WHERE indexrelid >= 16384
      UNION ALL SELECT 'partition ' || oid::regclass, pg_get_expr(relpartbound, oid) FROM pg_class
        WHERE relispartition
      UNION ALL SELECT 'enum type ' || enumtypid::regtype, enumlabel FROM pg_enum
      UNION ALL SELECT 'foreign server ' || srvname, srvoptions::text FROM pg_foreign_server
      UNION ALL SELECT 'settings of a role or database', setconfig::text FROM pg_db_role_setting
      UNION ALL SELECT 'comment on a shared object', description FROM pg_shdescription
      """;

  private static final String FOUND =
      """
      SELECT DISTINCT d.name FROM (%s) d
      CROSS JOIN LATERAL regexp_split_to_table(d.text, '%s') w
      WHERE %s IN (SELECT hash FROM snaprelay_progress.original)
      """
          .formatted(TEXTS, "[\\s\",;:=|<>(){}\\[\\]'']+", Originals.HASH.formatted("w"));

  private Definitions() {}

  static List<CheckResult> search(Workbench bench, String database) throws SQLException {
    Finding finding = Finding.begin(QUOTED, database, "no definition quotes an original");
    List<String> found = bench.texts(FOUND);
    return List.of(
        finding.passIf(found.isEmpty(), found.isEmpty() ? "none" : String.join(", ", found)));
  }
}
