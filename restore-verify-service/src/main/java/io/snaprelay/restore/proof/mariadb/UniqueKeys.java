package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Cost;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.ProofCheck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a unique index promises holds; it may have been broken under {@code unique_checks = 0}.
 * {@code standard} reads the values in the order of the index, {@code deep} from the rows.
 */
final class UniqueKeys implements ProofCheck {
  static final String NAME = "unique-keys";

  private record Key(StoredTable table, Index index, String rows) {
    String query() {
      return "SELECT COUNT(*) FROM (SELECT 1 FROM %s WHERE %s GROUP BY %s HAVING COUNT(*) > 1) AS twice"
          .formatted(rows, index.given(), index.columns());
    }
  }

  private final Mode mode;

  UniqueKeys(Mode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Old versions of a row have the same key again, so that these are about the current rows. */
  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    List<Index> indexes =
        Index.all(ground.session()).stream()
            .filter(index -> index.unique() && index.whole())
            .toList();
    List<Key> keys = new ArrayList<>();
    for (StoredTable table : StoredTable.all(ground.session())) {
      indexes.stream()
          .filter(index -> index.isOf(table))
          .forEach(index -> keys.add(new Key(table, index, rows(table, index))));
    }
    return ground.crew().each(keys, this::check);
  }

  private String rows(StoredTable table, Index index) {
    return mode == Mode.DEEP
        ? table.sql() + " USE INDEX ()"
        : "%s FORCE INDEX (%s)".formatted(table.sql(), Quoted.name(index.name()));
  }

  private CheckResult check(Key key, Session session) throws SQLException {
    String subject = key.table().subject() + "." + key.index().name();
    Line line = Line.begin(NAME, subject, "no two rows with the same key", key.query());
    return Cost.within(
        mode,
        key.table().bytes(),
        line,
        () -> {
          long twice = session.first(key.query(), row -> row.getLong(1)).orElseThrow();
          return line.passIf(twice == 0, twice + " keys stand more than once");
        });
  }
}
