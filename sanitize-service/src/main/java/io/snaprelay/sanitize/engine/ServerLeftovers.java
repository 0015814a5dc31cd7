package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What belongs to the whole server: statement texts, replication slots, passwords. */
final class ServerLeftovers {
  static final String PASSWORDS = "role-passwords";
  static final String SLOTS = "replication-slots";
  static final String STATEMENTS = "statement-texts";

  private static final String STATEMENTS_SCHEMA =
      """
      SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname = 'pg_stat_statements'
      """;

  /** Superusers are RDS's own. */
  private static final String ROLES =
      """
      SELECT quote_ident(rolname) FROM pg_roles
      WHERE rolcanlogin AND NOT rolsuper AND rolname <> current_user AND rolname !~ '^(rds|pg_)'
      """;

  /** The module is there, but the server was started without it: it has collected nothing. */
  private static final String NOT_LOADED = "55000";

  private static final String COLLECTS =
      "SELECT current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%'";

  private final Workbench bench;

  ServerLeftovers(Workbench bench) {
    this.bench = bench;
  }

  List<CheckResult> remove(boolean forgotten) throws SQLException {
    return List.of(slots(), passwords(), statements(forgotten));
  }

  private CheckResult slots() throws SQLException {
    Finding finding = Finding.begin(SLOTS, "server", "none");
    List<String> all = bench.texts("SELECT slot_name FROM pg_replication_slots");
    try {
      for (String slot : all) {
        bench.read("SELECT pg_drop_replication_slot(?)", row -> "", slot);
      }
      return finding.pass(all.size() + " dropped");
    } catch (SQLException e) {
      return finding.fail(StepFailure.named(e));
    }
  }

  private CheckResult passwords() throws SQLException {
    Finding finding = Finding.begin(PASSWORDS, "server", "nobody but the master has one");
    List<String> left = new ArrayList<>();
    List<String> all = bench.texts(ROLES);
    for (String role : all) {
      bench.attempt("ALTER ROLE " + role + " PASSWORD NULL").ifPresent(e -> left.add(role));
    }
    return left.isEmpty()
        ? finding.pass(all.size() + " removed")
        : finding.skip("not allowed for " + String.join(", ", left));
  }

  /** Statements' texts quote literals. Wherever the extension is, it forgets those of all. */
  static Optional<SQLException> forgetStatements(Workbench bench) throws SQLException {
    Optional<SQLException> refused = Optional.of(new SQLException("No extension", NOT_LOADED));
    for (String schema : bench.texts(STATEMENTS_SCHEMA)) {
      refused = bench.attempt("SELECT " + schema + ".pg_stat_statements_reset()");
    }
    return refused;
  }

  /**
   * @param forgotten whether some database's extension has forgotten them already
   */
  CheckResult statements(boolean forgotten) throws SQLException {
    Finding finding = Finding.begin(STATEMENTS, "server", "none is left");
    if (forgotten) {
      return finding.pass("reset");
    }
    try {
      if (!bench.one(COLLECTS, row -> row.getBoolean(1))) {
        return finding.pass("none is collected");
      }
      bench.attempt("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA " + Sql.OURS);
      return forgetStatements(bench).map(finding::skip).orElseGet(() -> finding.pass("reset"));
    } catch (SQLException e) {
      return finding.skip(e);
    }
  }
}
