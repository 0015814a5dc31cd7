package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.engine.Drift;
import io.snaprelay.sanitize.engine.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that SQL can read, once all is masked. */
record Look(Server server, Bench bench, Hashes hashes) {
  private static final String WRITTEN =
      "SELECT in_schema, name, reason, bytes FROM \"snaprelay_progress\".job"
          + " WHERE phase IN ('SWAP', 'REBUILD', 'REBUILD_AGAIN') ORDER BY id";

  private static final String CHECKED =
      "SELECT DISTINCT in_schema FROM \"snaprelay_progress\".checked ORDER BY 1";

  private static final String ARIA =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
          + " AND engine = 'Aria' ORDER BY 1";

  List<CheckResult> all(List<String> databases) throws SQLException {
    List<CheckResult> seen = new ArrayList<>(written());
    seen.add(strangers(databases));
    for (String database : databases) {
      seen.addAll(database(database));
    }
    return seen;
  }

  private List<CheckResult> written() throws SQLException {
    return bench.read(
        WRITTEN,
        row ->
            Finding.begin("masked", row.getString(1) + ": " + row.getString(2), "written anew")
                .pass(row.getString(3))
                .measuring(Optional.of(row.getLong(4)), Optional.empty()));
  }

  /** A database without a table has nothing that could be noted. */
  private CheckResult strangers(List<String> databases) throws SQLException {
    Finding finding =
        Finding.begin("databases-as-checked", "server", "no database that nobody masked");
    List<String> checked = bench.texts(CHECKED);
    List<String> strangers = new ArrayList<>();
    for (String database : databases) {
      if (!checked.contains(database) && !catalog(database).tables().isEmpty()) {
        strangers.add(database);
      }
    }
    return finding.passIf(
        strangers.isEmpty(),
        strangers.isEmpty() ? checked.size() + " masked" : String.join(", ", strangers));
  }

  private List<CheckResult> database(String database) throws SQLException {
    Catalog catalog = catalog(database);
    List<CheckResult> seen = new ArrayList<>();
    seen.add(
        Drift.between(database, Shape.kept(bench, database).schema(), Shape.of(catalog).schema()));
    seen.addAll(new Residue(bench, hashes).search(catalog));
    seen.add(Definitions.search(bench, hashes, database));
    seen.addAll(aria(database));
    return seen;
  }

  /** Aria logs rows, in files that nobody but a superuser can have written anew. */
  private List<CheckResult> aria(String database) throws SQLException {
    Finding finding = Finding.begin("aria-log", database, "no table of engine Aria");
    List<String> tables = bench.texts(ARIA, database);
    return tables.isEmpty()
        ? List.of()
        : List.of(finding.skip("aria_log may hold originals of " + String.join(", ", tables)));
  }

  private Catalog catalog(String database) throws SQLException {
    try (Session session = Session.open(server, database)) {
      return Catalog.read(session);
    }
  }
}
