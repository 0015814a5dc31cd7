package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Databases;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Databases that lie in the snapshot and that nobody masked: those that appeared meanwhile, and
 * templates, which are no databases of users until somebody puts tables into one.
 */
final class Strangers {
  static final String DATABASES = "databases-as-checked";

  /**
   * {@code template0} takes no connections and {@code rdsadmin} is of RDS: neither takes tables.
   */
  private static final String OTHERS =
      """
      SELECT datname, datallowconn FROM pg_database
      WHERE datname NOT IN ('template0', 'rdsadmin') AND datname <> ALL (?::text[]) ORDER BY datname
      """;

  private record Other(String name, boolean open) {}

  private final Bench benches;

  /** Opens a session in a database. */
  interface Bench {
    Workbench open(String database) throws SQLException;
  }

  Strangers(Bench benches) {
    this.benches = benches;
  }

  CheckResult look(Collection<String> masked) throws SQLException {
    Finding finding = Finding.begin(DATABASES, "server", "no database that nobody masked");
    List<String> strangers = new ArrayList<>();
    for (Other other : others(masked)) {
      if (!other.open() || !isEmpty(other.name())) {
        strangers.add(other.name());
      }
    }
    return finding.passIf(
        strangers.isEmpty(),
        strangers.isEmpty() ? masked.size() + " masked" : String.join(", ", strangers));
  }

  private List<Other> others(Collection<String> masked) throws SQLException {
    try (Workbench bench = benches.open(Databases.ENTRY)) {
      return bench.read(
          OTHERS, row -> new Other(row.getString(1), row.getBoolean(2)), Reasons.texts(masked));
    }
  }

  private boolean isEmpty(String database) throws SQLException {
    try (Workbench bench = benches.open(database)) {
      return Schema.of(bench).lines().isEmpty();
    }
  }
}
