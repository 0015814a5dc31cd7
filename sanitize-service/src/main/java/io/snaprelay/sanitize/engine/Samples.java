package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sample of every column whose values stay real, kept or shuffled: does any look like personal
 * data?
 */
final class Samples {
  static final String KEPT = "kept-column-sample";

  private static final int ROWS = 1000;
  private static final int LONGEST = 4000;

  private static final String WATCHED =
      """
      SELECT a.attname FROM snaprelay_progress.watched w JOIN pg_attribute a
        ON a.attrelid = w.relid AND a.attnum = w.attnum WHERE w.relid = ?::regclass AND NOT w.stays_real
      """;

  private Samples() {}

  static List<CheckResult> look(Workbench bench, String database) throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    for (String table : bench.texts(Residue.READABLE)) {
      TableShape shape = TableShape.read(bench, table).orElseThrow();
      List<String> masked = bench.texts(WATCHED, table);
      List<Col> kept =
          shape.columns().stream()
              .filter(col -> Originals.isWords(col.typeSql()) && !masked.contains(col.name()))
              .toList();
      for (Col col : kept) {
        results.add(look(bench, database + ": " + table, table + sample(shape), col));
      }
    }
    return results;
  }

  private static String sample(TableShape shape) {
    return Originals.sample(shape.bytes());
  }

  /** Column by column: the driver holds a whole answer, and a table may have 1,600 columns. */
  private static CheckResult look(Workbench bench, String subject, String from, Col col)
      throws SQLException {
    Finding finding = Finding.begin(KEPT, subject + "." + col.sql(), "nothing personal");
    Map<Looks, Integer> seen = new EnumMap<>(Looks.class);
    String query =
        "SELECT left(%s::text, %d) FROM %s LIMIT %d".formatted(col.sql(), LONGEST, from, ROWS);
    bench.read(
        query,
        row ->
            Optional.ofNullable(row.getString(1))
                .flatMap(Looks::of)
                .map(each -> seen.merge(each, 1, Integer::sum)));
    return finding.passIf(seen.isEmpty(), told(seen));
  }

  private static String told(Map<Looks, Integer> seen) {
    return seen.isEmpty() ? "nothing of up to " + ROWS + " rows" : "looks like " + seen;
  }
}
