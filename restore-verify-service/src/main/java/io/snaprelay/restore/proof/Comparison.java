package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this proof has seen, against what earlier ones saw. */
final class Comparison {
  static final String CONTENT = "same-content";

  private static final int MOST_SHOWN = 10;

  private final ProofSubject subject;
  private final List<TableFigures> tables;
  private final Inventory inventory;

  Comparison(ProofSubject subject, List<TableFigures> tables, Inventory inventory) {
    this.subject = subject;
    this.tables = tables;
    this.inventory = inventory;
  }

  List<CheckResult> check() {
    List<CheckResult> results = new ArrayList<>();
    results.addAll(new Drift(subject).check(inventory));
    results.addAll(new RowCounts(subject).check(tables));
    results.addAll(new AppendOnly(subject).check(tables));
    results.addAll(content());
    return results;
  }

  /** A snapshot and its copies hold the same rows, to the bit. */
  private List<CheckResult> content() {
    if (subject.earlier().sameSnapshot().isEmpty()) {
      return List.of(
          Line.begin(CONTENT, "server", "the rows of another proof of the same snapshot")
              .skip("this is the first proof of this snapshot that hashes rows"));
    }
    Baseline first = subject.earlier().sameSnapshot().get();
    List<CheckResult> results = new ArrayList<>();
    for (TableFigures seen : tables) {
      results.add(content(seen, first));
    }
    for (TableFigures old : first.tables()) {
      if (tables.stream().noneMatch(each -> isSame(each, old))) {
        results.add(line(old, first).fail("it could not be read, or is not there"));
      }
    }
    return results;
  }

  private CheckResult content(TableFigures seen, Baseline first) {
    Line line = line(seen, first);
    if (first.table(seen).isEmpty()) {
      return line.fail("that proof did not have this table");
    }
    TableFigures then = first.table(seen).get();
    if (!subject.isOfReleaseOf(first) || !seen.isComparable(then)) {
      return line.skip("the two proofs summed up rows in different ways");
    }
    return seen.hasRowsOf(then) ? line.pass(seen.rows() + " rows") : line.fail(where(seen, then));
  }

  private static boolean isSame(TableFigures one, TableFigures other) {
    return one.database().equals(other.database()) && one.table().equals(other.table());
  }

  private static Line line(TableFigures table, Baseline first) {
    return Line.begin(
        CONTENT, table.database() + ": " + table.table(), "the same rows as in " + first.words());
  }

  private static String where(TableFigures seen, TableFigures then) {
    String rows = "%d rows instead of %d".formatted(seen.rows(), then.rows());
    if (seen.buckets().isPresent() && then.buckets().isPresent()) {
      return rows + "; " + shown(seen.buckets().get().differences(then.buckets().get()));
    }
    return pages(seen)
        .filter(width -> pages(then).equals(Optional.of(width)))
        .map(same -> seen.pages().orElseThrow().differences(then.pages().orElseThrow()))
        .map(differences -> rows + "; " + shown(differences))
        .orElse(rows + ", with other sums; it has no integer key to say where");
  }

  private static Optional<Long> pages(TableFigures table) {
    return table.pages().map(KeyBuckets::width);
  }

  /** A list, cut where nobody reads on. */
  static String shown(List<String> all) {
    String more = all.size() > MOST_SHOWN ? " and %d more".formatted(all.size() - MOST_SHOWN) : "";
    return String.join(", ", all.subList(0, Math.min(MOST_SHOWN, all.size()))) + more;
  }
}
