package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What belongs to the whole server: statistics, logs in tables, passwords, replication. */
final class ServerLeftovers {
  private static final List<String> STATISTICS =
      List.of("column_stats", "index_stats", "table_stats");
  private static final List<String> LOGS = List.of("general_log", "slow_log");

  /** Names of RDS and of MariaDB itself. */
  private static final String USERS =
      "SELECT user, host FROM mysql.global_priv"
          + " WHERE user NOT IN ('rdsadmin', 'rdsrepladmin', 'mariadb.sys', '')"
          + " AND COALESCE(JSON_VALUE(priv, '$.is_role'), 'false') <> 'true'"
          + " AND user <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)";

  private final Bench bench;

  ServerLeftovers(Bench bench) {
    this.bench = bench;
  }

  List<CheckResult> remove() throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    results.add(emptied("statistics", STATISTICS));
    results.add(emptied("log-tables", LOGS));
    results.add(passwords());
    results.add(replication());
    return results;
  }

  /**
   * Statistics hold the least and greatest value of columns, and histograms. They are no part of
   * InnoDB, and emptying them empties their files.
   */
  private CheckResult emptied(String name, List<String> tables) throws SQLException {
    Finding finding = Finding.begin(name, "server", "emptied: " + String.join(", ", tables));
    List<String> refused = new ArrayList<>();
    for (String table : tables) {
      bench
          .attempt("TRUNCATE TABLE mysql." + table)
          .ifPresent(e -> refused.add(table + " (" + Refusal.named(e) + ")"));
    }
    if (refused.isEmpty()) {
      return finding.pass("emptied");
    }
    long left = 0;
    for (String table : tables) {
      left += bench.one("SELECT COUNT(*) FROM mysql." + table, row -> row.getLong(1));
    }
    return left > 0
        ? finding.fail(left + " rows are left; refused: " + String.join(", ", refused))
        : finding.skip("no rows, but deleted ones may lie in " + String.join(", ", refused));
  }

  /** Nobody can log in whose password nobody has set. */
  private CheckResult passwords() throws SQLException {
    Finding finding = Finding.begin("user-passwords", "server", "nobody but the master has one");
    List<String> users;
    try {
      users = bench.read(USERS, row -> user(row.getString(1), row.getString(2)));
    } catch (SQLException e) {
      return finding.skip("not available: " + Refusal.named(e));
    }
    List<String> refused = new ArrayList<>();
    for (String user : users) {
      bench
          .attempt("ALTER USER " + user + " IDENTIFIED VIA mysql_native_password USING 'invalid'")
          .ifPresent(e -> refused.add(user));
    }
    return refused.isEmpty()
        ? finding.pass(users.size() + " removed")
        : finding.skip("not allowed for " + String.join(", ", refused));
  }

  private static String user(String name, String host) {
    return "'%s'@'%s'".formatted(name.replace("'", "''"), host.replace("'", "''"));
  }

  private CheckResult replication() throws SQLException {
    Finding finding = Finding.begin("replication", "server", "it follows no other server");
    try {
      List<String> sources = bench.read("SHOW ALL SLAVES STATUS", row -> "a source");
      return finding.passIf(sources.isEmpty(), sources.size() + " sources");
    } catch (SQLException e) {
      return finding.skip("not available: " + Refusal.named(e));
    }
  }
}
