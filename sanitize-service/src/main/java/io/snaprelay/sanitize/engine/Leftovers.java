package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places of one database, beside its tables, in which originals or secrets lie. */
final class Leftovers {
  private static final String UNLINK = "SELECT count(lo_unlink(oid)) FROM pg_largeobject_metadata";

  /**
   * ANALYZE leaves the statistics of an empty table alone, and those of pg_largeobject quote the
   * content of small ones: it must find something else there (PostgreSQL manual, "ANALYZE").
   */
  private static final String HARMLESS =
      "SELECT lo_from_bytea(0, convert_to('nothing', 'UTF8')) FROM generate_series(1, 2)";

  /** Comments that quote an original, as the statements that take them away. */
  private static final String COMMENTS =
      """
      SELECT format('COMMENT ON %%s %%s IS NULL',
        CASE WHEN i.type LIKE '%%column' THEN 'COLUMN'
             WHEN i.type LIKE '%%constraint' THEN 'CONSTRAINT' ELSE upper(i.type) END, i.identity)
      FROM pg_description d
      CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
      WHERE d.objoid >= 16384 AND EXISTS (
        SELECT FROM regexp_split_to_table(d.description, '%s') w
        WHERE %s IN (SELECT hash FROM snaprelay_progress.original))
      """
          .formatted(Residue.BETWEEN_WORDS, Originals.HASH.formatted("w"));

  /** For the same reason a mapping loses its options before it goes. */
  private static final String EMPTIED_MAPPINGS =
      """
      SELECT format('ALTER USER MAPPING FOR %s SERVER %I OPTIONS (%s)',
        CASE umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(usename) END, srvname,
        (SELECT string_agg('DROP ' || quote_ident(split_part(o, '=', 1)), ', ')
         FROM unnest(umoptions) o))
      FROM pg_user_mappings WHERE umoptions <> '{}'
      """;

  private static final String USER_MAPPINGS =
      """
      SELECT format('DROP USER MAPPING FOR %s SERVER %I',
        CASE umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(usename) END, srvname)
      FROM pg_user_mappings
      """;

  private static final String SUBSCRIPTIONS =
      "SELECT quote_ident(subname) FROM pg_subscription WHERE subdbid = (SELECT oid FROM"
          + " pg_database WHERE datname = current_database())";

  private static final String PREPARED =
      "SELECT quote_literal(gid) FROM pg_prepared_xacts WHERE database = current_database()";

  private final Workbench bench;
  private final String database;
  private final List<CheckResult> results = new ArrayList<>();

  private Leftovers(Workbench bench, String database) {
    this.bench = bench;
    this.database = database;
  }

  static List<CheckResult> remove(Workbench bench, String database, boolean keepLargeObjects)
      throws SQLException {
    Leftovers leftovers = new Leftovers(bench, database);
    leftovers.largeObjects(keepLargeObjects);
    leftovers.each("comments", "no comment quotes an original", COMMENTS, "");
    leftovers.userMappings();
    leftovers.subscriptions();
    leftovers.each("prepared-transactions", "none", PREPARED, "ROLLBACK PREPARED ");
    return leftovers.results;
  }

  private void largeObjects(boolean keep) throws SQLException {
    Finding finding = Finding.begin("large-objects", database, "none is left");
    if (keep) {
      results.add(finding.skip("the rules keep them"));
      return;
    }
    try {
      long removed = bench.one(UNLINK, row -> row.getLong(1));
      bench.read(HARMLESS, row -> row.getLong(1));
      bench.run("ANALYZE pg_catalog.pg_largeobject");
      bench.one(UNLINK, row -> row.getLong(1));
      results.add(finding.pass(removed + " removed"));
    } catch (SQLException e) {
      results.add(finding.fail(StepFailure.named(e)));
    }
  }

  private void userMappings() throws SQLException {
    for (String statement : bench.texts(EMPTIED_MAPPINGS)) {
      bench.attempt(statement);
    }
    bench.attempt("ANALYZE pg_catalog.pg_user_mapping");
    each("user-mappings", "no login at other servers", USER_MAPPINGS, "");
  }

  /** Each row of the query is a statement, after the prefix. */
  private void each(String name, String expected, String query, String prefix) throws SQLException {
    Finding finding = Finding.begin(name, database, expected);
    try {
      List<String> statements = bench.texts(query);
      Optional<SQLException> refused = Optional.empty();
      for (String statement : statements) {
        Optional<SQLException> now = bench.attempt(prefix + statement);
        refused = now.isPresent() ? now : refused;
      }
      results.add(
          refused
              .map(e -> finding.fail(StepFailure.named(e)))
              .orElseGet(() -> finding.pass(statements.size() + " removed")));
    } catch (SQLException e) {
      results.add(finding.fail(StepFailure.named(e)));
    }
  }

  /** They would go on fetching from production. */
  private void subscriptions() throws SQLException {
    Finding finding = Finding.begin("subscriptions", database, "none");
    try {
      List<String> all = bench.texts(SUBSCRIPTIONS);
      for (String name : all) {
        bench.run("ALTER SUBSCRIPTION " + name + " DISABLE");
        bench.run("ALTER SUBSCRIPTION " + name + " SET (slot_name = NONE)");
        bench.run("DROP SUBSCRIPTION " + name);
      }
      results.add(finding.pass(all.size() + " removed"));
    } catch (SQLException e) {
      results.add(finding.fail(StepFailure.named(e)));
    }
  }
}
