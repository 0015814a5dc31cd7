package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.ResultSet;
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
      if (!kept.isEmpty()) {
        results.addAll(look(bench, database + ": " + table, table, shape, kept));
      }
    }
    return results;
  }

  private static List<CheckResult> look(
      Workbench bench, String subject, String table, TableShape shape, List<Col> kept)
      throws SQLException {
    List<Map<Looks, Integer>> seen = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Col col : kept) {
      seen.add(new EnumMap<>(Looks.class));
      findings.add(Finding.begin(KEPT, subject + "." + col.sql(), "nothing personal"));
    }
    bench.read(sample(table, shape, kept), row -> count(row, seen));
    List<CheckResult> results = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      results.add(findings.get(i).passIf(seen.get(i).isEmpty(), told(seen.get(i))));
    }
    return results;
  }

  private static String sample(String table, TableShape shape, List<Col> kept) {
    List<String> values =
        kept.stream().map(col -> "left(%s::text, %d)".formatted(col.sql(), LONGEST)).toList();
    return "SELECT %s FROM %s LIMIT %d"
        .formatted(String.join(", ", values), table + Originals.sample(shape.bytes()), ROWS);
  }

  private static boolean count(ResultSet row, List<Map<Looks, Integer>> seen) throws SQLException {
    for (int i = 0; i < seen.size(); i++) {
      Map<Looks, Integer> ofColumn = seen.get(i);
      Optional.ofNullable(row.getString(i + 1))
          .flatMap(Looks::of)
          .ifPresent(looks -> ofColumn.merge(looks, 1, Integer::sum));
    }
    return true;
  }

  private static String told(Map<Looks, Integer> seen) {
    return seen.isEmpty() ? "nothing of up to " + ROWS + " rows" : "looks like " + seen;
  }
}
