package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for the remembered originals in everything that SQL can read. Nothing may be found. */
final class Residue {
  static final String ELSEWHERE = "originals-elsewhere";
  static final String STATISTICS = "originals-in-statistics";

  /** What separates words in texts and JSON. */
  static final String BETWEEN_WORDS = "[\\s\",;:=|<>(){}\\[\\]]+";

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
        AND %s IN (SELECT hash FROM snaprelay_progress.original)
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
    residue.everywhere();
    residue.statistics();
    return residue.results;
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
          AND %s IN (SELECT hash FROM snaprelay_progress.original)
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
          AND %s IN (SELECT hash FROM snaprelay_progress.original)
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
}
