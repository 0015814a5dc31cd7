package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Counts each table from its indexes, for {@link RowsInIndex} to compare. It has to be the first to
 * use them: a scan marks entries whose row is gone as dead ({@code heap_hot_search_buffer} in
 * PostgreSQL's source), and the next one would not see them.
 *
 * <p>A count from an index alone skips the table only where the visibility map vouches for the
 * page. Elsewhere it looks the row up, and silently passes over an entry whose page is gone. So
 * {@code VACUUM} goes first: it makes the map vouch for every sound page, and an entry that has to
 * be looked up even then leads to no row.
 */
final class IndexCounts implements ProofCheck {
  private static final String VACUUM = "VACUUM (TRUNCATE OFF, INDEX_CLEANUP ON) ";

  private final Mode mode;

  IndexCounts(Mode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return RowsInIndex.NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Map<Long, List<PlainIndex>> indexes =
        PlainIndex.all(ground.session()).stream()
            .collect(Collectors.groupingBy(PlainIndex::tableOid));
    List<Table> tables =
        Table.all(ground.session()).stream()
            .filter(each -> indexes.containsKey(each.oid()))
            .toList();
    ground
        .crew()
        .each(tables, (table, session) -> count(table, wanted(indexes.get(table.oid())), session))
        .forEach(ground.figures()::counted);
    return List.of();
  }

  /** One index per table is enough to see that rows are lost. */
  private List<PlainIndex> wanted(List<PlainIndex> indexes) {
    return mode == Mode.QUICK ? indexes.subList(0, 1) : indexes;
  }

  private static IndexCount count(Table table, List<PlainIndex> indexes, Session session)
      throws SQLException {
    long begun = System.nanoTime();
    List<PlainIndex> counted = new ArrayList<>();
    List<IndexScan> scans = new ArrayList<>();
    Optional<String> warning = Optional.empty();
    Optional<SqlFailure> failure = Optional.empty();
    try {
      warning = vouch(table, session);
      for (PlainIndex index : indexes) {
        Optional<IndexScan> scan = IndexScan.run(table, index, session);
        scan.ifPresent(scans::add);
        scan.ifPresent(each -> counted.add(index));
      }
    } catch (SQLException e) {
      failure = Optional.of(Line.sessionStands(e));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    return new IndexCount(table, counted, scans, warning, failure, took);
  }

  /**
   * Twice: the first time passes over a page that the server is just writing to disk; the second
   * time looks at nothing else.
   */
  private static Optional<String> vouch(Table table, Session session) throws SQLException {
    session.maintain(VACUUM + table.sql());
    return session.maintain(VACUUM + table.sql());
  }
}
