package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Count.Among;
import io.snaprelay.sanitize.engine.Count.Kept;
import io.snaprelay.sanitize.engine.TableShape.Col;
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
      SELECT c.oid::regclass::text, min(t.line) FROM snaprelay_progress.counted t
      JOIN pg_class c ON c.oid = t.relid GROUP BY c.oid ORDER BY c.oid
      """;

  private static final String COLUMNS =
      """
      SELECT t.attnum, t.may_stay, (SELECT count(DISTINCT d.hash) FROM snaprelay_progress.drawn d
        WHERE d.relid = t.relid AND d.attnum = t.attnum)
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
      LEFT JOIN (SELECT DISTINCT attnum, hash FROM snaprelay_progress.drawn WHERE relid = %d) o
        ON o.attnum = v.attnum AND o.hash = %s
      WHERE %s GROUP BY 1
      """;

  private static final String KEPT =
      """
      SELECT attnum, count(*), count(*) FILTER (WHERE same),
             count(*) FILTER (WHERE same AND NOT stays) FROM (
        SELECT d.attnum, d.stays, d.hash IS NOT DISTINCT FROM %s AS same FROM %s
        JOIN snaprelay_progress.drawn d ON d.relid = %d AND d.line = %s) compared
      GROUP BY 1
      """;

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
    Map<String, Optional<String>> lines = new HashMap<>();
    List<String> tables =
        bench.read(
            TABLES,
            row -> {
              lines.put(row.getString(1), Optional.ofNullable(row.getString(2)));
              return row.getString(1);
            });
    for (String table : tables) {
      counts.table(table, lines.get(table));
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

  private void table(String table, Optional<String> line) throws SQLException {
    TableShape shape = TableShape.read(bench, table).orElseThrow();
    Map<Integer, Column> columns = columns(shape);
    List<Col> masked =
        shape.columns().stream().filter(col -> columns.containsKey(col.number())).toList();
    if (masked.isEmpty()) {
      return;
    }
    Map<Integer, Among> among = among(table, shape, masked);
    Map<Integer, Kept> kept =
        line.isPresent() ? kept(table, shape, masked, line.get()) : new HashMap<>();
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

  private Map<Integer, Among> among(String table, TableShape shape, List<Col> masked)
      throws SQLException {
    String query =
        AMONG.formatted(
            table,
            Originals.values(masked),
            shape.oid(),
            Originals.HASH.formatted("v.val"),
            Draw.SAYS_SOMETHING.formatted("v.val"));
    Map<Integer, Among> among = new HashMap<>();
    bench.all(query, row -> among.put(row.getInt(1), new Among(row.getLong(2), row.getLong(3))));
    return among;
  }

  private Map<Integer, Kept> kept(String table, TableShape shape, List<Col> masked, String line)
      throws SQLException {
    String value =
        masked.stream()
            .map(col -> "WHEN %d THEN %s::text".formatted(col.number(), col.sql()))
            .collect(Collectors.joining(" ", "CASE d.attnum ", " END"));
    String query = KEPT.formatted(Originals.HASH.formatted(value), table, shape.oid(), line);
    Map<Integer, Kept> kept = new HashMap<>();
    bench.all(
        query,
        row -> kept.put(row.getInt(1), new Kept(row.getLong(2), row.getLong(3), row.getLong(4))));
    return kept;
  }
}
