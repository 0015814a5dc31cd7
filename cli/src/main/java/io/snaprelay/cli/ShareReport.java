package io.snaprelay.cli;

import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may restore what, and who should.
 *
 * @param snapshots one line each
 * @param notes what could not be looked at
 */
record ShareReport(List<Line> snapshots, List<String> notes) {

  /**
   * One snapshot.
   *
   * @param plan the plan that shares it
   * @param wanted whom that plan, or the command line, names now
   * @param missing whom RDS does not let in yet
   * @param strangers whom RDS lets in, and the plan does not name
   * @param refused why it is not changed, if a change was asked for
   * @param letIn whom this command has let in
   * @param shutOut whom this command has shut out
   */
  record Line(
      String arn,
      String plan,
      List<String> wanted,
      List<String> missing,
      List<String> strangers,
      Optional<String> refused,
      List<String> letIn,
      List<String> shutOut) {
    static Line of(String plan, SnapshotRef snapshot, List<String> wanted, List<String> seen) {
      return new Line(
          snapshot.arn(),
          plan,
          wanted,
          without(wanted, seen),
          without(seen, wanted),
          Optional.empty(),
          List.of(),
          List.of());
    }

    boolean isRight() {
      return missing.isEmpty() && strangers.isEmpty();
    }

    /** The same, and why it is not changed. */
    Line refused(String why) {
      return new Line(arn, plan, wanted, missing, strangers, Optional.of(why), letIn, shutOut);
    }

    /** The same, and what has changed since it was like this. */
    Line changed(Line before) {
      return new Line(
          arn,
          plan,
          wanted,
          missing,
          strangers,
          refused,
          without(before.missing, missing),
          without(before.strangers, strangers));
    }

    private static List<String> without(List<String> all, List<String> these) {
      return all.stream().filter(account -> !these.contains(account)).toList();
    }

    private String word() {
      if (refused.isPresent()) {
        return "REFUSED";
      }
      return isRight()
          ? letIn.isEmpty() && shutOut.isEmpty() ? "as planned" : "changed"
          : "DIFFERS";
    }

    private String text() {
      return "%-10s %s of plan %s: %s%s%s%s%s%s"
          .formatted(
              word(),
              arn,
              plan,
              wanted.isEmpty() ? "nobody" : String.join(", ", wanted),
              named("missing", missing),
              named("not planned", strangers),
              named("let in", letIn),
              named("shut out", shutOut),
              refused.map("; "::concat).orElse(""));
    }

    private static String named(String what, List<String> accounts) {
      return accounts.isEmpty() ? "" : "; " + what + " " + String.join(", ", accounts);
    }
  }

  boolean isRight() {
    return notes.isEmpty() && snapshots.stream().allMatch(Line::isRight);
  }

  /** The same for people. */
  Stream<String> lines() {
    Stream<String> seen =
        snapshots.isEmpty()
            ? Stream.of("No plan shares a snapshot that is there")
            : snapshots.stream().map(Line::text);
    return Stream.concat(seen, notes.stream());
  }
}
