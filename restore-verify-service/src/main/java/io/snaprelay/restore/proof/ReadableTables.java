package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads every table in full and hashes every row, values in TOAST included. This is the first touch
 * of most pages, so it also ends RDS's lazy loading, and the server verifies each page's checksum.
 */
final class ReadableTables implements ProofCheck {
  static final String NAME = "readable-tables";

  private final Mode mode;
  private final Effort effort;

  ReadableTables(Mode mode, Effort effort) {
    this.mode = mode;
    this.effort = effort;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    List<TableRead> reads = ground.crew().each(Table.all(ground.session()), this::plan);
    List<CheckResult> results = new ArrayList<>();
    List<TableRead> again = new ArrayList<>();
    for (WholeTable whole : read(reads, ground)) {
      if (whole.failure().filter(SqlFailure::isNotHashable).isPresent()) {
        again.add(whole.read().asText());
      } else {
        results.addAll(whole.tell(ground.figures()));
      }
    }
    for (WholeTable whole : read(again, ground)) {
      results.addAll(whole.tell(ground.figures()));
    }
    return results;
  }

  private TableRead plan(Table table, Session session) throws SQLException {
    return mode == Mode.QUICK ? TableRead.counting(table) : TableRead.of(table, session);
  }

  /** The slices of all tables are one list: no session waits for the last slice of one table. */
  private List<WholeTable> read(List<TableRead> reads, Ground ground) throws SQLException {
    int major = ground.session().major();
    List<Slice> slices =
        reads.stream()
            .flatMap(read -> read.slices(major, effort.pagesPerSlice()).stream())
            .toList();
    Map<TableRead, List<Slice.Part>> parts =
        ground.crew().each(slices, Slice::run).stream()
            .collect(
                Collectors.groupingBy(
                    part -> part.slice().read(), LinkedHashMap::new, Collectors.toList()));
    return parts.entrySet().stream()
        .map(entry -> new WholeTable(entry.getKey(), entry.getValue()))
        .toList();
  }
}
