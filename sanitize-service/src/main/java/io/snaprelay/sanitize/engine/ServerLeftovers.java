package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

  private final Workbench bench;

  ServerLeftovers(Workbench bench) {
    this.bench = bench;
  }

  List<CheckResult> remove() throws SQLException {
    return List.of(slots(), passwords());
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

  /** Texts of statements hold literals. In whichever database the extension is. */
  static List<CheckResult> statementTexts(Workbench bench, String database) throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    for (String schema : bench.texts(STATEMENTS_SCHEMA)) {
      Finding finding = Finding.begin(STATEMENTS, database, "none is left");
      results.add(
          bench
              .attempt("SELECT " + schema + ".pg_stat_statements_reset()")
              .map(e -> refused(finding, e))
              .orElseGet(() -> finding.pass("reset")));
    }
    return results;
  }

  private static CheckResult refused(Finding finding, SQLException e) {
    return NOT_LOADED.equals(e.getSQLState())
        ? finding.pass("none was collected")
        : finding.skip(e);
  }
}
