package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Effort;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.ProofCheck;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads every table in full from its clustered index and hashes every row. This is the first touch
 * of most pages, so it also ends RDS's lazy loading, and the server verifies each page's checksum.
 */
final class ReadableRows implements ProofCheck {
  static final String NAME = "readable-tables";

  private final Mode mode;
  private final Effort effort;

  ReadableRows(Mode mode, Effort effort) {
    this.mode = mode;
    this.effort = effort;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** The slices of all tables are one list: no session waits for the last slice of one table. */
  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    List<KeySlice> slices =
        ground.crew().each(StoredTable.all(ground.session()), this::plan).stream()
            .flatMap(read -> read.slices(effort.pagesPerSlice()).stream())
            .toList();
    Map<ContentRead, List<KeySlice.Part>> parts =
        ground.crew().each(slices, KeySlice::run).stream()
            .collect(
                Collectors.groupingBy(
                    KeySlice.Part::read, LinkedHashMap::new, Collectors.toList()));
    return parts.entrySet().stream()
        .map(entry -> new WholeContent(entry.getKey(), entry.getValue()).tell(ground.figures()))
        .toList();
  }

  private ContentRead plan(StoredTable table, Session session) throws SQLException {
    return mode == Mode.QUICK ? ContentRead.counting(table) : ContentRead.hashing(table, session);
  }
}
