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
  private final boolean untouched;

  /**
   * @param untouched whether {@code VACUUM} is left out, because it writes
   */
  IndexCounts(Mode mode, boolean untouched) {
    this.mode = mode;
    this.untouched = untouched;
  }

  @Override
  public String name() {
    return RowsInIndex.NAME;
  }

  private record Vouched(Optional<String> warning, Optional<SqlFailure> failure, Duration took) {}

  private record Job(Table table, CountableIndex index) {}

  private record Count(
      Job job, Optional<IndexScan> scan, Optional<SqlFailure> failure, Duration took) {}

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Map<Long, List<CountableIndex>> indexes = indexes(ground.session());
    List<Table> tables =
        Table.all(ground.session()).stream()
            .filter(each -> indexes.containsKey(each.oid()))
            .toList();
    List<Vouched> vouched = ground.crew().each(tables, this::vouch);
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      if (vouched.get(i).failure().isEmpty()) {
        Table table = tables.get(i);
        wanted(indexes.get(table.oid())).forEach(index -> jobs.add(new Job(table, index)));
      }
    }
    List<Count> counts = ground.crew().each(jobs, IndexCounts::count);
    for (int i = 0; i < tables.size(); i++) {
      ground.figures().counted(together(tables.get(i), vouched.get(i), counts));
    }
    return List.of();
  }

  private Map<Long, List<CountableIndex>> indexes(Session session) throws SQLException {
    List<CountableIndex> all = new ArrayList<>(PlainIndex.all(session));
    if (mode != Mode.QUICK) {
      all.addAll(ExpressionIndex.all(session));
    }
    return all.stream().collect(Collectors.groupingBy(CountableIndex::tableOid));
  }

  /** One index per table is enough to see that rows are lost. */
  private List<CountableIndex> wanted(List<CountableIndex> indexes) {
    return switch (mode) {
      case QUICK -> indexes.stream().limit(1).map(IndexCounts::uncompared).toList();
      case STANDARD -> indexes;
      case DEEP -> indexes.stream().map(IndexCounts::uncompared).toList();
    };
  }

  /** Only {@code standard} takes from the index that keys are unique. */
  private static CountableIndex uncompared(CountableIndex index) {
    return index instanceof PlainIndex plain ? plain.uncompared() : index;
  }

  /**
   * Twice: the first time passes over a page that the server is just writing to disk; the second
   * time looks at nothing else.
   */
  private Vouched vouch(Table table, Session session) throws SQLException {
    long begun = System.nanoTime();
    if (untouched) {
      return new Vouched(Optional.empty(), Optional.empty(), Duration.ZERO);
    }
    try {
      session.maintain(VACUUM + table.sql());
      Optional<String> warning = session.maintain(VACUUM + table.sql());
      return new Vouched(warning, Optional.empty(), since(begun));
    } catch (SQLException e) {
      Optional<SqlFailure> failure = Optional.of(Line.sessionStands(e));
      return new Vouched(Optional.empty(), failure, since(begun));
    }
  }

  private static Count count(Job job, Session session) throws SQLException {
    long begun = System.nanoTime();
    try {
      Optional<IndexScan> scan = job.index().count(job.table(), session);
      return new Count(job, scan, Optional.empty(), since(begun));
    } catch (SQLException e) {
      Optional<SqlFailure> failure = Optional.of(Line.sessionStands(e));
      return new Count(job, Optional.empty(), failure, since(begun));
    }
  }

  private static IndexCount together(Table table, Vouched vouched, List<Count> all) {
    List<Count> counts =
        all.stream().filter(each -> each.job().table().oid() == table.oid()).toList();
    List<IndexCount.Entries> entries =
        counts.stream()
            .filter(each -> each.scan().isPresent())
            .map(each -> new IndexCount.Entries(each.job().index(), each.scan().get()))
            .toList();
    Optional<SqlFailure> failure =
        vouched
            .failure()
            .or(() -> counts.stream().flatMap(each -> each.failure().stream()).findFirst());
    Duration took = counts.stream().map(Count::took).reduce(vouched.took(), Duration::plus);
    return new IndexCount(table, entries, vouched.warning(), failure, took);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
