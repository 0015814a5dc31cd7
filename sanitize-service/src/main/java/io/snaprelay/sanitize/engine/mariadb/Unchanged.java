package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Count;
import io.snaprelay.sanitize.engine.Finding;
import io.snaprelay.sanitize.engine.MayStay;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts, while a table and its masked copy are both there, the rows that kept their value. */
record Unchanged(Bench bench, Job job, SwapOrder order) {
  /** Nothing, and what stands for nothing: who had it shares it with many. */
  private static final String SAYS_SOMETHING =
      "o.%1$s IS NOT NULL AND CAST(o.%1$s AS char CHARACTER SET utf8mb4) NOT REGEXP '^x*$'";

  List<CheckResult> count(String copy) throws SQLException {
    Optional<String> sameRow = order.sameRow("o", "n");
    List<CheckResult> results = new ArrayList<>();
    for (Map.Entry<String, MayStay> each : order.masked().entrySet()) {
      results.add(
          sameRow.isPresent()
              ? count(copy, each.getKey(), each.getValue(), sameRow.get())
              : unknown(each.getKey(), each.getValue()));
    }
    return results;
  }

  /** A row that stays as it is, stays so by its rule: the copy holds nothing else. */
  private CheckResult count(String copy, String column, MayStay mayStay, String sameRow)
      throws SQLException {
    String name = Names.quoted(column);
    String query =
        "SELECT COUNT(*), COALESCE(SUM(BINARY o.%1$s = BINARY n.%1$s), 0) FROM %2$s AS o JOIN %3$s AS n ON %4$s WHERE %5$s"
            .formatted(
                name,
                Names.quoted(job.schema(), job.name()),
                copy,
                sameRow,
                SAYS_SOMETHING.formatted(name));
    return bench.one(
        query,
        row -> {
          Count.Kept kept = new Count.Kept(row.getLong(1), row.getLong(2), 0);
          return new Count(subject(column), mayStay, 0, new Count.Among(0, 0), Optional.of(kept))
              .unchanged();
        });
  }

  private CheckResult unknown(String column, MayStay mayStay) {
    return Finding.begin(Count.UNCHANGED, subject(column), mayStay.expectedRows())
        .skip("no row can be recognised: the table has no key that masks leave apart");
  }

  private String subject(String column) {
    return "%s: %s.%s".formatted(job.schema(), job.name(), column);
  }
}
