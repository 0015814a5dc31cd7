package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for the remembered originals in everything that SQL can read. Nothing may be found. */
final class Residue {
  static final String MASKED = "originals-in-masked-column";
  static final String ELSEWHERE = "originals-elsewhere";
  static final String STATISTICS = "originals-in-statistics";

  /** What separates words in texts and JSON. */
  static final String BETWEEN_WORDS = "[\\s\",;:=|<>(){}\\[\\]]+";

  private static final String WATCHED =
      """
      SELECT relid::regclass::text, array_agg(attnum), array_agg(overlapping)
      FROM snaprelay_progress.watched WHERE NOT emptied GROUP BY relid ORDER BY relid
      """;

  /** Partitions are read with their root; materialised views may hold what was masked. */
  static final String READABLE =
      """
      SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition AND c.oid >= 16384
        AND (c.relkind <> 'm' OR c.relispopulated)
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'snaprelay_progress')
      ORDER BY c.oid
      """;

  private static final String OVERLAPPING =
      """
      SELECT a.attname FROM snaprelay_progress.watched w
      JOIN pg_attribute a ON a.attrelid = w.relid AND a.attnum = w.attnum
      WHERE w.overlapping AND w.relid = ?::regclass
      """;

  private static final String IN_STATISTICS =
      """
      SELECT count(*) FROM pg_stats s CROSS JOIN LATERAL (
        SELECT unnest(s.most_common_vals::text::text[])
        UNION ALL SELECT unnest(s.histogram_bounds::text::text[])) v(val)
      WHERE s.schemaname NOT IN ('pg_catalog', 'information_schema', 'snaprelay_progress')
        AND %s IN (SELECT hash FROM snaprelay_progress.original WHERE telling)
        AND NOT EXISTS (SELECT FROM snaprelay_progress.watched w JOIN pg_attribute a
          ON a.attrelid = w.relid AND a.attnum = w.attnum
          WHERE w.overlapping AND a.attname = s.attname)
      """
          .formatted(Originals.HASH.formatted("v.val"));

  private final Workbench bench;
  private final String database;
  private final List<CheckResult> results = new ArrayList<>();

  private Residue(Workbench bench, String database) {
    this.bench = bench;
    this.database = database;
  }

  static List<CheckResult> search(Workbench bench, String database) throws SQLException {
    Residue residue = new Residue(bench, database);
    residue.maskedColumns();
    residue.everywhere();
    residue.statistics();
    return residue.results;
  }

  private void maskedColumns() throws SQLException {
    for (String table : tables()) {
      TableShape shape = TableShape.read(bench, table).orElseThrow();
      Map<Integer, Boolean> overlapping = watched(table);
      List<Col> columns =
          shape.columns().stream().filter(col -> overlapping.containsKey(col.number())).toList();
      Map<Integer, Long> found = found(table, shape, columns);
      for (Col col : columns) {
        Finding finding = Finding.begin(MASKED, subject(table, col), "none of its originals");
        results.add(
            overlapping.get(col.number())
                ? finding.skip("its masked values may be another row's original")
                : finding.passIf(!found.containsKey(col.number()), rows(found, col)));
      }
    }
  }

  private List<String> tables() throws SQLException {
    return bench.texts(WATCHED);
  }

  private Map<Integer, Boolean> watched(String table) throws SQLException {
    Map<Integer, Boolean> watched = new HashMap<>();
    bench
        .read(
            "SELECT attnum, overlapping FROM snaprelay_progress.watched WHERE relid = ?::regclass",
            row -> Map.entry(row.getInt(1), row.getBoolean(2)),
            table)
        .forEach(each -> watched.put(each.getKey(), each.getValue()));
    return watched;
  }

  private Map<Integer, Long> found(String table, TableShape shape, List<Col> columns)
      throws SQLException {
    String query =
        """
        SELECT v.attnum, count(*) FROM %s CROSS JOIN LATERAL (VALUES %s) v(attnum, val)
        JOIN (SELECT DISTINCT attnum, hash FROM snaprelay_progress.original WHERE relid = %d) o
          ON o.attnum = v.attnum AND o.hash = %s
        WHERE length(v.val) >= %d GROUP BY 1
        """
            .formatted(
                table,
                Originals.values(columns),
                shape.oid(),
                Originals.HASH.formatted("v.val"),
                Originals.SHORTEST);
    Map<Integer, Long> found = new HashMap<>();
    bench
        .read(query, row -> Map.entry(row.getInt(1), row.getLong(2)))
        .forEach(each -> found.put(each.getKey(), each.getValue()));
    return found;
  }

  private void everywhere() throws SQLException {
    for (String table : bench.texts(READABLE)) {
      TableShape shape = TableShape.read(bench, table).orElseThrow();
      List<String> overlapping = bench.texts(OVERLAPPING, table);
      List<Col> columns =
          shape.columns().stream()
              .filter(col -> Originals.isWords(col.typeSql()))
              .filter(col -> !overlapping.contains(col.name()))
              .toList();
      if (!columns.isEmpty()) {
        Finding finding = Finding.begin(ELSEWHERE, database + ": " + table, "no original");
        long found = whole(table, columns) + words(table, shape, columns);
        results.add(finding.passIf(found == 0, found + " found"));
      }
    }
  }

  private long whole(String table, List<Col> columns) throws SQLException {
    return count(
        """
        SELECT count(*) FROM %s CROSS JOIN LATERAL (VALUES %s) v(attnum, val)
        WHERE length(v.val) >= %d
          AND %s IN (SELECT hash FROM snaprelay_progress.original WHERE telling)
        """
            .formatted(
                table,
                Originals.values(columns),
                Originals.SHORTEST,
                Originals.HASH.formatted("v.val")));
  }

  private long words(String table, TableShape shape, List<Col> columns) throws SQLException {
    return count(
        """
        SELECT count(*) FROM %s CROSS JOIN LATERAL (VALUES %s) v(attnum, val)
        CROSS JOIN LATERAL regexp_split_to_table(v.val, '%s') w
        WHERE length(v.val) > %d AND length(w) >= %d
          AND %s IN (SELECT hash FROM snaprelay_progress.original WHERE telling)
        """
            .formatted(
                table + Originals.sample(shape.bytes()),
                Originals.values(columns),
                BETWEEN_WORDS,
                Originals.SHORTEST,
                Originals.SHORTEST,
                Originals.HASH.formatted("w")));
  }

  private void statistics() throws SQLException {
    Finding finding = Finding.begin(STATISTICS, database, "no original in pg_stats");
    long found = count(IN_STATISTICS);
    results.add(finding.passIf(found == 0, found + " found"));
  }

  private long count(String query) throws SQLException {
    return bench.one(query, row -> row.getLong(1));
  }

  private String subject(String table, Col col) {
    return database + ": " + table + "." + col.sql();
  }

  private static String rows(Map<Integer, Long> found, Col col) {
    return found.getOrDefault(col.number(), 0L) + " rows";
  }
}
