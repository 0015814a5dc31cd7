package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No table has lost more of its rows since the last proof than the plan allows. An empty table that
 * had rows fails under any allowance below all of them.
 */
final class RowCounts {
  static final String NAME = "row-counts";

  private static final int ALL = 100;

  private final ProofSubject subject;

  RowCounts(ProofSubject subject) {
    this.subject = subject;
  }

  List<CheckResult> check(List<TableFigures> tables) {
    Optional<Baseline> last = subject.earlier().lastPassed();
    if (last.isEmpty()) {
      return List.of(
          Line.begin(NAME, "server", "no fewer rows than in the last proof")
              .skip("no earlier proof of this database has passed"));
    }
    List<CheckResult> results = new ArrayList<>();
    for (TableFigures seen : tables) {
      last.get().table(seen).ifPresent(then -> results.add(compare(seen, then, last.get())));
    }
    return results;
  }

  private CheckResult compare(TableFigures seen, TableFigures then, Baseline last) {
    int mayShrink = subject.scope().mayShrink();
    long least = least(then.rows(), mayShrink);
    Line line =
        Line.begin(
            NAME,
            seen.database() + ": " + seen.table(),
            "at least %d rows, for %s had %d".formatted(least, last.words(), then.rows()));
    String words = seen.rows() + " rows";
    if (subject.scope().uncounted().contains(seen.table())) {
      return line.pass(words + "; the plan allows it any number");
    }
    return line.passIf(seen.rows() >= least, words)
        .measuring(Optional.empty(), Optional.of(Long.toString(seen.rows())));
  }

  /** At least one row stays of those that were there, unless all may go. */
  private static long least(long rows, int mayShrink) {
    long least = (long) Math.ceil(rows * ((ALL - mayShrink) / (double) ALL));
    return mayShrink < ALL && rows > 0 ? Math.max(1, least) : least;
  }
}
