package io.snaprelay.evidence.page;

import io.snaprelay.events.CheckResult;

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
 * @param read how much it read; empty where nobody counted
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
    String read,
    String hash) {
  static CheckRow of(CheckResult check) {
    return new CheckRow(
        tone(check.status()),
        check.status().name(),
        check.name(),
        check.subject(),
        check.expected(),
        check.seen(),
        check.status() == CheckResult.Status.SKIPPED ? "" : Wording.duration(check.took()),
        check.bytes().map(Wording::bytes).orElse(""),
        check.statementHash().orElse(""));
  }

  static Tone tone(CheckResult.Status status) {
    return switch (status) {
      case PASS -> Tone.GOOD;
      case FAIL -> Tone.BAD;
      case SKIPPED -> Tone.MIXED;
    };
  }
}
