package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the system catalogs of one database anew: statistics quote values of rows, old definitions
 * may, and their dead rows stay in the files. Whether it worked is seen by the file and by the dead
 * rows, not by the command's success: VACUUM skips what it may not do with a warning, and keeps
 * every row that another transaction might still see.
 */
final class Catalogs {
  static final String REWRITTEN = "catalogs-rewritten";
  static final String NO_DEAD_ROWS = "catalogs-without-dead-rows";

  /** Others end soon: an autovacuum worker that is looking at a table. */
  private static final int ROUNDS = 5;

  /**
   * A table that is written anew has rows in them for the while, which are dead afterwards and hold
   * nothing: they come last and are not counted.
   */
  private static final String OF_EVERY_TABLE = "{pg_class,pg_type,pg_depend,pg_attribute,pg_index}";

  private static final String ALL =
      """
      SELECT c.oid::regclass::text FROM pg_class c
      WHERE c.relkind = 'r' AND NOT c.relisshared AND c.relnamespace = 'pg_catalog'::regnamespace
        AND c.oid < 16384 ORDER BY c.relname = ANY ('%s'), c.oid
      """
          .formatted(OF_EVERY_TABLE);

  private static final String FILE = "SELECT pg_relation_filenode(?::regclass)";

  private static final String DEAD =
      """
      SELECT coalesce(sum((%s.pgstattuple(c.oid::regclass)).dead_tuple_count), 0) FROM pg_class c
      WHERE c.relkind = 'r' AND NOT c.relisshared AND c.relnamespace = 'pg_catalog'::regnamespace
        AND c.oid < 16384 AND c.relname <> ALL ('"""
          + OF_EVERY_TABLE
          + "')";

  private static final String OTHERS =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()
      """;

  private static final String COUNTS_DEAD_ROWS =
      """
      SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname = 'pgstattuple'
      """;

  private final Workbench bench;
  private final String database;

  Catalogs(Workbench bench, String database) {
    this.bench = bench;
    this.database = database;
  }

  List<CheckResult> rewrite() throws SQLException {
    bench.attempt("CREATE SCHEMA IF NOT EXISTS snaprelay_progress");
    Optional<String> counting = counting();
    CheckResult rewritten = rewriteOnce();
    CheckResult dead = dead(counting);
    for (int i = 1; i < ROUNDS && dead.status() == CheckResult.Status.FAIL; i++) {
      rewritten = rewriteOnce();
      dead = dead(counting);
    }
    return List.of(rewritten, dead);
  }

  /** The schema of pgstattuple, which is made for the while if it is not there. */
  private Optional<String> counting() throws SQLException {
    if (bench.texts(COUNTS_DEAD_ROWS).isEmpty()) {
      bench.attempt("CREATE EXTENSION pgstattuple SCHEMA snaprelay_progress");
    }
    return bench.texts(COUNTS_DEAD_ROWS).stream().findFirst();
  }

  private CheckResult rewriteOnce() throws SQLException {
    Finding finding = Finding.begin(REWRITTEN, database, "every catalog is in a new file");
    List<String> same = new ArrayList<>();
    List<String> all = bench.texts(ALL);
    for (String catalog : all) {
      Object before = bench.one(FILE, row -> row.getLong(1), catalog);
      bench.attempt("VACUUM (FULL) " + catalog);
      if (before.equals(bench.one(FILE, row -> row.getLong(1), catalog))) {
        same.add(catalog);
      }
    }
    return finding.passIf(
        same.isEmpty(),
        same.isEmpty() ? all.size() + " rewritten" : "not allowed: " + String.join(", ", same));
  }

  private CheckResult dead(Optional<String> counting) throws SQLException {
    Finding finding = Finding.begin(NO_DEAD_ROWS, database, "0 dead rows");
    try {
      String query = counting.map(DEAD::formatted).orElse(OTHERS);
      long count = bench.one(query, row -> row.getLong(1));
      String what = counting.isPresent() ? " dead rows" : " other transactions; not counted";
      return finding.passIf(count == 0, count + what);
    } catch (SQLException e) {
      return finding.fail(StepFailure.named(e));
    }
  }
}
