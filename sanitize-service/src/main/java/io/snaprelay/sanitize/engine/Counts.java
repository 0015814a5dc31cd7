package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Count.Among;
import io.snaprelay.sanitize.engine.Count.Kept;
import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Counts, for each masked column, the masked values that are among the originals which were drawn,
 * and the drawn rows that kept their value. Every masked row is looked at.
 */
final class Counts {
  private static final String TABLES =
      """
      SELECT c.oid::regclass::text, t.drawn_as, min(t.line) FROM snaprelay_progress.counted t
      JOIN pg_class c ON c.oid = t.relid GROUP BY c.oid, t.drawn_as ORDER BY c.oid
      """;

  private static final String COLUMNS =
      """
      SELECT t.attnum, t.may_stay, (SELECT count(DISTINCT d.hash) FROM snaprelay_progress.drawn d
        WHERE d.drawn_as = t.drawn_as AND d.attnum = t.attnum)
      FROM snaprelay_progress.counted t WHERE t.relid = ?::oid
      """;

  private static final String LOST =
      """
      SELECT count(*) FROM snaprelay_progress.counted t WHERE NOT EXISTS (
        SELECT FROM pg_attribute a
        WHERE a.attrelid = t.relid AND a.attnum = t.attnum AND NOT a.attisdropped)
      """;

  private static final String AMONG =
      """
      SELECT v.attnum, count(*), count(o.hash) FROM %s
      CROSS JOIN LATERAL (VALUES %s) v(attnum, val)
      LEFT JOIN (SELECT DISTINCT attnum, hash FROM snaprelay_progress.drawn WHERE drawn_as = %d) o
        ON o.attnum = v.attnum AND o.hash = %s
      WHERE %s GROUP BY 1
      """;

  private static final String KEPT =
      """
      SELECT attnum, count(*), count(*) FILTER (WHERE same),
             count(*) FILTER (WHERE same AND NOT stays) FROM (
        SELECT d.attnum, d.stays, d.hash IS NOT DISTINCT FROM %s AS same FROM %s
        JOIN snaprelay_progress.drawn d ON d.drawn_as = %d AND d.line = %s) compared
      GROUP BY 1
      """;

  /**
   * A table of which rows were drawn.
   *
   * @param drawnAs its oid at that time: what takes its place has another
   * @param line SQL that tells its rows apart
   */
  private record Drawn(String table, long drawnAs, Optional<String> line) {}

  /** A masked column, and how many of its originals were drawn. */
  private record Column(int number, MayStay mayStay, long drawn) {}

  private final Workbench bench;
  private final String database;
  private final List<CheckResult> results = new ArrayList<>();

  private Counts(Workbench bench, String database) {
    this.bench = bench;
    this.database = database;
  }

  static List<CheckResult> take(Workbench bench, String database) throws SQLException {
    Counts counts = new Counts(bench, database);
    for (Drawn drawn : bench.read(TABLES, Counts::drawn)) {
      counts.table(drawn);
    }
    counts.lost();
    return counts.results;
  }

  /** What is not found is not counted, and what is not counted may hold anything. */
  private void lost() throws SQLException {
    Finding finding = Finding.begin(Count.AMONG, database, "every masked column is there");
    long lost = bench.one(LOST, row -> row.getLong(1));
    if (lost > 0) {
      results.add(finding.fail(lost + " masked columns are not"));
    }
  }

  private static Drawn drawn(ResultSet row) throws SQLException {
    return new Drawn(row.getString(1), row.getLong(2), Optional.ofNullable(row.getString(3)));
  }

  private void table(Drawn drawn) throws SQLException {
    String table = drawn.table();
    TableShape shape = TableShape.read(bench, table).orElseThrow();
    Map<Integer, Column> columns = columns(shape);
    List<Col> masked =
        shape.columns().stream().filter(col -> columns.containsKey(col.number())).toList();
    if (masked.isEmpty()) {
      return;
    }
    Map<Integer, Among> among = among(drawn, masked);
    Map<Integer, Kept> kept = kept(drawn, masked);
    for (Col col : masked) {
      Column column = columns.get(col.number());
      Count count =
          new Count(
              database + ": " + table + "." + col.sql(),
              column.mayStay(),
              column.drawn(),
              among.getOrDefault(col.number(), new Among(0, 0)),
              Optional.ofNullable(kept.get(col.number())));
      results.addAll(count.results());
    }
  }

  private Map<Integer, Column> columns(TableShape shape) throws SQLException {
    return bench
        .read(
            COLUMNS,
            row -> new Column(row.getInt(1), MayStay.valueOf(row.getString(2)), row.getLong(3)),
            shape.oid())
        .stream()
        .collect(Collectors.toMap(Column::number, column -> column));
  }

  private Map<Integer, Among> among(Drawn drawn, List<Col> masked) throws SQLException {
    String query =
        AMONG.formatted(
            drawn.table(),
            Originals.values(masked),
            drawn.drawnAs(),
            Originals.HASH.formatted("v.val"),
            Draw.SAYS_SOMETHING.formatted("v.val"));
    Map<Integer, Among> among = new HashMap<>();
    bench.all(query, row -> among.put(row.getInt(1), new Among(row.getLong(2), row.getLong(3))));
    return among;
  }

  /** Of no column if no row can be recognised. */
  private Map<Integer, Kept> kept(Drawn drawn, List<Col> masked) throws SQLException {
    Map<Integer, Kept> kept = new HashMap<>();
    if (drawn.line().isEmpty()) {
      return kept;
    }
    String value =
        masked.stream()
            .map(col -> "WHEN %d THEN %s::text".formatted(col.number(), col.sql()))
            .collect(Collectors.joining(" ", "CASE d.attnum ", " END"));
    String query =
        KEPT.formatted(
            Originals.HASH.formatted(value), drawn.table(), drawn.drawnAs(), drawn.line().get());
    bench.all(
        query,
        row -> kept.put(row.getInt(1), new Kept(row.getLong(2), row.getLong(3), row.getLong(4))));
    return kept;
  }
}
