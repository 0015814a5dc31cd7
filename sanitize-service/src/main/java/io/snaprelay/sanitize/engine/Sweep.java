package io.snaprelay.sanitize.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.snaprelay.database.Databases;
import io.snaprelay.database.Server;
import io.snaprelay.events.CheckResult;
import io.snaprelay.wire.Json;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last part: what is ours goes, catalogs are written anew, WAL is overwritten. It is noted
 * where it has begun, since from then on a database no longer shows that it was masked.
 */
final class Sweep {
  private static final String HAS_BEGUN =
      "SELECT to_regclass('snaprelay_progress.swept') IS NOT NULL";

  private static final String SAME_KEY =
      "SELECT key = " + Progress.FINGERPRINT + " FROM snaprelay_progress.swept";

  private static final List<String> OURS =
      List.of("fence", "step", "membership", "masked", "watched", "original", "counted", "drawn");

  private final Server server;
  private final MaskingKey key;
  private final SanitationLimits limits;

  Sweep(Server server, MaskingKey key, SanitationLimits limits) {
    this.server = server;
    this.key = key;
    this.limits = limits;
  }

  /** A note that was not made with this key is not ours: it would have nothing masked at all. */
  boolean hasBegun() throws SQLException {
    try (Workbench bench = bench(Databases.ENTRY)) {
      if (!bench.one(HAS_BEGUN, row -> row.getBoolean(1))) {
        return false;
      }
      if (!bench.read(SAME_KEY, row -> row.getBoolean(1)).equals(List.of(true))) {
        throw new SQLException("It was masked with another key", Progress.OTHER_KEY);
      }
      return true;
    }
  }

  List<CheckResult> resultsBefore() throws SQLException {
    try (Workbench bench = bench(Databases.ENTRY)) {
      return read(
          bench.one("SELECT results FROM snaprelay_progress.swept", row -> row.getString(1)));
    }
  }

  void begin(List<String> databases, List<CheckResult> results) throws SQLException {
    List<String> joined = new ArrayList<>();
    Map<String, Schema> checked = new LinkedHashMap<>();
    for (String database : databases) {
      try (Workbench bench = bench(database)) {
        joined.addAll(Owners.remembered(bench));
        checked.put(database, Progress.checked(bench));
      }
    }
    try (Workbench bench = bench(Databases.ENTRY)) {
      bench.together(
          () -> {
            bench.run(
                "CREATE TABLE snaprelay_progress.swept (key text, results text, joined text[])");
            bench.run("CREATE TABLE snaprelay_progress.agreed (database text, lines text[])");
            bench.write(
                "INSERT INTO snaprelay_progress.swept SELECT "
                    + Progress.FINGERPRINT
                    + ", ?, ?::text[]",
                write(results),
                joined.toArray(new String[0]));
            for (Map.Entry<String, Schema> each : checked.entrySet()) {
              agree(bench, each.getKey(), each.getValue());
            }
          });
    }
  }

  private static void agree(Workbench bench, String database, Schema checked) throws SQLException {
    bench.write(
        "INSERT INTO snaprelay_progress.agreed VALUES (?, ?::text[])",
        database,
        checked.lines().toArray(new String[0]));
  }

  /** What the rules of each database that was masked were held against. */
  private Map<String, Schema> agreed() throws SQLException {
    Map<String, Schema> agreed = new LinkedHashMap<>();
    try (Workbench bench = bench(Databases.ENTRY)) {
      bench.read(
          "SELECT database, lines FROM snaprelay_progress.agreed ORDER BY database",
          row ->
              agreed.put(
                  row.getString(1), new Schema(List.of((String[]) row.getArray(2).getArray()))));
    }
    return agreed;
  }

  List<CheckResult> run(List<String> databases) throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    Map<String, Schema> agreed = agreed();
    boolean forgotten = false;
    for (String database : databases) {
      try (Workbench bench = bench(database)) {
        forget(bench);
        forgotten |= ServerLeftovers.forgetStatements(bench).isEmpty();
        results.addAll(new Catalogs(bench, database).rewrite());
        Schema checked = agreed.getOrDefault(database, new Schema(List.of()));
        results.add(Drift.between(database, checked, Schema.of(bench)));
        if (!database.equals(Databases.ENTRY)) {
          Progress.drop(bench);
        }
      }
    }
    results.add(new Strangers(this::bench).look(agreed.keySet()));
    try (Workbench bench = bench(Databases.ENTRY)) {
      results.addAll(new ServerLeftovers(bench).remove(forgotten));
      results.add(Wal.overwrite(bench));
      Owners.leave(bench, joined(bench));
      Progress.drop(bench);
    }
    return results;
  }

  /** All but the note that says that all is masked. */
  private static void forget(Workbench bench) throws SQLException {
    for (String table : OURS) {
      bench.run("DROP TABLE IF EXISTS snaprelay_progress." + table);
    }
  }

  private static List<String> joined(Workbench bench) throws SQLException {
    return bench.texts("SELECT DISTINCT unnest(joined) FROM snaprelay_progress.swept");
  }

  private Workbench bench(String database) throws SQLException {
    return Workbench.open(server, database, key, limits);
  }

  private static String write(List<CheckResult> results) {
    try {
      return Json.mapper().writeValueAsString(results);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A check result is no JSON", e);
    }
  }

  private static List<CheckResult> read(String results) {
    try {
      return Json.mapper().readValue(results, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Check results of ours are no JSON", e);
    }
  }
}
