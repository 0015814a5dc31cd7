package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The old rows of the tables that the plan names are what they were in the last proof. All ranges
 * of keys count as old but the newest one of then, into which rows were still going.
 */
final class AppendOnly {
  static final String NAME = "append-only";

  private final ProofSubject subject;

  AppendOnly(ProofSubject subject) {
    this.subject = subject;
  }

  List<CheckResult> check(List<TableFigures> tables) {
    List<CheckResult> results = new ArrayList<>();
    for (String name : subject.scope().appendOnly()) {
      List<TableFigures> named = tables.stream().filter(each -> each.table().equals(name)).toList();
      if (named.isEmpty()) {
        results.add(line(name).fail("there is no such table, or it could not be read"));
      }
      named.forEach(table -> results.add(check(table)));
    }
    return results;
  }

  private CheckResult check(TableFigures seen) {
    Line line = line(seen.database() + ": " + seen.table());
    Optional<Baseline> last = subject.earlier().lastPassed();
    Optional<TableFigures> then = last.flatMap(each -> each.table(seen));
    if (then.isEmpty()) {
      return line.skip("no earlier proof has this table");
    }
    if (then.get().buckets().isEmpty()) {
      return line.skip(
          "the last proof has no ranges of keys: the table has no integer key, or had no rows");
    }
    if (!subject.isOfReleaseOf(last.get()) || !seen.isComparable(then.get())) {
      return line.skip("the two proofs summed up rows in different ways");
    }
    KeyBuckets old = then.get().buckets().get().old();
    List<String> changed =
        seen.buckets().map(now -> now.within(old).differences(old)).orElse(List.of("no rows"));
    return changed.isEmpty()
        ? line.pass("%d ranges of keys are as they were".formatted(old.buckets().size()))
        : line.fail(Comparison.shown(changed));
  }

  private Line line(String about) {
    return Line.begin(
        NAME,
        about,
        "the old rows of "
            + subject.earlier().lastPassed().map(Baseline::words).orElse("the last proof"));
  }
}
