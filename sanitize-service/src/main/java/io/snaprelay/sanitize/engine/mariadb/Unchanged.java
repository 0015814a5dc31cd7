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
              : finding(each.getKey(), each.getValue())
                  .skip("no row can be recognised: the table has no key that masks leave apart"));
    }
    return results;
  }

  private CheckResult count(String copy, String column, MayStay mayStay, String sameRow)
      throws SQLException {
    Finding finding = finding(column, mayStay);
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
          long same = row.getLong(2);
          return finding
              .passIf(
                  same == 0 || mayStay.mayLeaveRows(),
                  "%,d of %,d rows kept their value".formatted(same, row.getLong(1)))
              .measuring(Optional.empty(), Optional.of(Long.toString(same)));
        });
  }

  private Finding finding(String column, MayStay mayStay) {
    String subject = "%s: %s.%s".formatted(job.schema(), job.name(), column);
    return Finding.begin(Count.UNCHANGED, subject, mayStay.expectedRows());
  }
}
