package io.snaprelay.evidence.page;

import io.snaprelay.events.CheckResult;
import io.snaprelay.evidence.Evidence;
import java.util.Comparator;
import java.util.List;

/**
 * A check, as a line of the table.
 *
 * @param tone its result's
 * @param status its result
 * @param name what was checked
 * @param subject on what
 * @param expected what would have been right
 * @param seen what was there
 * @param took how long it took
 * @param hash of the statement; empty if there is none
 */
public record CheckRow(
    Tone tone,
    String status,
    String name,
    String subject,
    String expected,
    String seen,
    String took,
    String hash) {
  private static final List<CheckResult.Status> WORST_FIRST =
      List.of(CheckResult.Status.FAIL, CheckResult.Status.SKIPPED, CheckResult.Status.PASS);

  static List<CheckRow> of(Evidence evidence) {
    return evidence.proof().stream()
        .flatMap(proof -> proof.checks().stream())
        .sorted(Comparator.comparing(check -> WORST_FIRST.indexOf(check.status())))
        .map(CheckRow::of)
        .toList();
  }

  private static CheckRow of(CheckResult check) {
    return new CheckRow(
        tone(check.status()),
        check.status().name(),
        check.name(),
        check.subject(),
        check.expected(),
        check.seen(),
        check.status() == CheckResult.Status.SKIPPED ? "" : Wording.duration(check.took()),
        check.statementHash().orElse(""));
  }

  private static Tone tone(CheckResult.Status status) {
    return switch (status) {
      case PASS -> Tone.GOOD;
      case FAIL -> Tone.BAD;
      case SKIPPED -> Tone.MIXED;
    };
  }
}
