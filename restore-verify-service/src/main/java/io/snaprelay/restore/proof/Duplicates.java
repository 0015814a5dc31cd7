package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a unique index promises holds: it can be broken where the order of text has changed beneath
 * it. {@code standard} reads the values in the order of the index, which costs little; {@code deep}
 * reads them from the rows.
 */
final class Duplicates implements ProofCheck {
  static final String NAME = "unique-keys";

  private static final List<String> IN_ORDER =
      List.of(
          "enable_seqscan = off",
          "enable_bitmapscan = off",
          "enable_sort = off",
          "enable_hashagg = off",
          "max_parallel_workers_per_gather = 0");
  private static final List<String> FROM_THE_ROWS =
      List.of("enable_indexscan = off", "enable_indexonlyscan = off", "enable_bitmapscan = off");

  private record Key(Table table, PlainIndex index) {
    String query() {
      return "SELECT pg_catalog.count(*) FROM (SELECT 1 FROM ONLY %1$s".formatted(table.sql())
          + " WHERE pg_catalog.num_nulls(%1$s) = 0 GROUP BY %1$s".formatted(index.columns())
          + " HAVING pg_catalog.count(*) > 1) AS twice";
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
    List<Key> keys = new ArrayList<>();
    for (PlainIndex index : PlainIndex.all(ground.session())) {
      if (index.unique() && tables.containsKey(index.tableOid())) {
        keys.add(new Key(tables.get(index.tableOid()), index));
      }
    }
    return ground.crew().each(keys, this::check);
  }

  private CheckResult check(Key key, Session session) throws SQLException {
    String subject = key.table().subject() + "." + key.index().name();
    Line line = Line.begin(NAME, subject, "no two rows with the same key", key.query());
    if (key.table().bytes() > Cost.most(mode)) {
      return line.skip(Cost.reason(key.table().bytes(), mode));
    }
    try {
      List<String> settings = mode == Mode.DEEP ? FROM_THE_ROWS : IN_ORDER;
      long twice = session.first(settings, key.query(), row -> row.getLong(1)).orElseThrow();
      return line.passIf(twice == 0, twice + " keys stand more than once");
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }
}
