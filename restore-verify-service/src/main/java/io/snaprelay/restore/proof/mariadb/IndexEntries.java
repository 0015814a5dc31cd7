package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.ProofCheck;
import io.snaprelay.restore.proof.TableFigures;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Each secondary index has as many entries as its table has rows, and each of its pages can be
 * read. An index that the optimizer will not count from, for it has prefixes of values only or is
 * no B-tree, is skipped by name.
 */
final class IndexEntries implements ProofCheck {
  static final String NAME = "rows-in-index";

  private record Counted(StoredTable table, Index index, long rows) {
    String query() {
      return "SELECT COUNT(*) FROM " + index.rowsOf(table);
    }
  }

  private final Mode mode;

  IndexEntries(Mode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Map<String, Long> rows =
        ground.figures().tables().stream()
            .filter(figures -> figures.database().equals(ground.database()))
            .collect(Collectors.toMap(TableFigures::table, TableFigures::rows));
    List<Index> indexes = Index.all(ground.session());
    List<Counted> counted = new ArrayList<>();
    for (StoredTable table : StoredTable.all(ground.session())) {
      indexes.stream()
          .filter(index -> index.isOf(table) && rows.containsKey(table.title()))
          .limit(mode == Mode.QUICK ? 1 : Long.MAX_VALUE)
          .forEach(index -> counted.add(new Counted(table, index, rows.get(table.title()))));
    }
    return ground.crew().each(counted, IndexEntries::count);
  }

  private static CheckResult count(Counted wanted, Session session) throws SQLException {
    String subject = wanted.table().subject() + "." + wanted.index().name();
    Line line = Line.begin(NAME, subject, wanted.rows() + " rows in the index", wanted.query());
    try {
      Optional<Boolean> chosen =
          session.first(
              "EXPLAIN " + wanted.query(),
              row -> wanted.index().name().equals(row.getString("key")));
      if (!chosen.orElse(false)) {
        return line.skip("the optimizer does not count from this index");
      }
      long entries = session.first(wanted.query(), row -> row.getLong(1)).orElseThrow();
      return line.passIf(entries == wanted.rows(), entries + " rows");
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }
}
