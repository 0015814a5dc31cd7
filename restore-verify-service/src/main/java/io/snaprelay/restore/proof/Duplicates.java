package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a unique index promises holds: it can be broken where the order of text has changed beneath
 * it. {@code standard} takes what {@link IndexCounts} saw when it counted the index, neighbours
 * with one key; {@code deep} reads the values from the rows.
 */
final class Duplicates implements ProofCheck {
  static final String NAME = "unique-keys";

  private static final List<String> FROM_THE_ROWS =
      List.of("enable_indexscan = off", "enable_indexonlyscan = off", "enable_bitmapscan = off");

  private record Key(Table table, PlainIndex index, Optional<Long> twice) {
    String query() {
      return twice.isPresent()
          ? index.query(table)
          : "SELECT pg_catalog.count(*) FROM (SELECT 1 FROM ONLY %1$s WHERE pg_catalog.num_nulls(%2$s) = 0 GROUP BY %2$s HAVING pg_catalog.count(*) > 1) AS twice"
              .formatted(table.sql(), index.columns());
    }
  }

  private final Mode mode;

  Duplicates(Mode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Map<Long, Table> tables =
        Table.all(ground.session()).stream()
            .collect(Collectors.toMap(Table::oid, Function.identity()));
    List<Key> keys =
        PlainIndex.all(ground.session()).stream()
            .filter(index -> index.unique() && tables.containsKey(index.tableOid()))
            .map(index -> key(tables.get(index.tableOid()), index, ground.figures()))
            .toList();
    return ground.crew().each(keys, this::check);
  }

  private static Key key(Table table, PlainIndex index, Figures figures) {
    Optional<IndexScan> scan = figures.scan(table.database(), index.oid());
    return new Key(table, index, scan.flatMap(IndexScan::twice));
  }

  private CheckResult check(Key key, Session session) throws SQLException {
    String subject = key.table().subject() + "." + key.index().name();
    Line line = Line.begin(NAME, subject, "no two rows with the same key", key.query());
    return key.twice().isPresent()
        ? judge(line, key.twice().get())
        : Cost.within(mode, key.table().bytes(), line, () -> judge(line, read(key, session)));
  }

  private static long read(Key key, Session session) throws SQLException {
    return session.first(FROM_THE_ROWS, key.query(), row -> row.getLong(1)).orElseThrow();
  }

  private static CheckResult judge(Line line, long twice) {
    return line.passIf(twice == 0, twice + " keys stand more than once");
  }
}
