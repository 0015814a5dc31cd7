package io.snaprelay.cli;

import io.snaprelay.sweep.Leftover;
import io.snaprelay.wire.Sweep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a sweep would find.
 *
 * @param regions where was looked
 * @param accounts in which other accounts was looked for copies
 * @param found one line for each find
 * @param notes what could not be looked at
 */
record SweepReport(
    List<String> regions, List<String> accounts, List<Line> found, List<String> notes) {

  /**
   * One find.
   *
   * @param subject what people call it
   * @param plan its plan; absent if the ledger does not know
   * @param cause why, by name
   * @param detail the same for people
   * @param removable whether a later sweep removes it
   */
  record Line(
      String subject, Optional<String> plan, String cause, String detail, boolean removable) {
    static Line of(Leftover found) {
      return new Line(
          found.subject(),
          found.plan(),
          found.why().cause().name(),
          found.why().detail(),
          found.isRemovable());
    }

    String text() {
      return "%-14s %s: %s; %s"
          .formatted(cause, subject, detail, removable ? "told, then removed" : "told only");
    }
  }

  /** Where else a sweep looks; empty if nowhere. */
  static String elsewhere(Sweep sweep) {
    return elsewhere(sweep.accounts());
  }

  private static String elsewhere(List<String> accounts) {
    return accounts.isEmpty() ? "" : ", and for copies in " + String.join(", ", accounts);
  }

  /** Whether nothing is there, as far as everything was looked at. */
  boolean isClean() {
    return found.isEmpty() && notes.isEmpty();
  }

  /** The same for people. */
  Stream<String> lines() {
    String where = String.join(", ", regions) + elsewhere(accounts);
    Stream<String> seen =
        found.isEmpty()
            ? Stream.of("Nothing was left behind in " + where)
            : found.stream().map(Line::text);
    return Stream.concat(seen, notes.stream());
  }
}
