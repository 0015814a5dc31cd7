package io.snaprelay.cli;

import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may restore what, and who should.
 *
 * @param snapshots one line each
 */
record ShareReport(List<Line> snapshots) {

  /**
   * One snapshot.
   *
   * @param plan the plan that shares it
   * @param wanted whom that plan names now
   * @param missing whom RDS does not let in yet
   * @param strangers whom RDS lets in, and the plan does not name
   */
  record Line(
      String arn, String plan, List<String> wanted, List<String> missing, List<String> strangers) {
    static Line of(String plan, SnapshotRef snapshot, List<String> wanted, List<String> seen) {
      return new Line(snapshot.arn(), plan, wanted, without(wanted, seen), without(seen, wanted));
    }

    boolean isRight() {
      return missing.isEmpty() && strangers.isEmpty();
    }

    private static List<String> without(List<String> all, List<String> these) {
      return all.stream().filter(account -> !these.contains(account)).toList();
    }

    private String text() {
      String word = isRight() ? "as planned" : "DIFFERS";
      String lacks = missing.isEmpty() ? "" : "; missing " + String.join(", ", missing);
      String more = strangers.isEmpty() ? "" : "; not planned " + String.join(", ", strangers);
      return "%-10s %s of plan %s: %s%s%s"
          .formatted(
              word,
              arn,
              plan,
              wanted.isEmpty() ? "nobody" : String.join(", ", wanted),
              lacks,
              more);
    }
  }

  boolean isRight() {
    return snapshots.stream().allMatch(Line::isRight);
  }

  /** The same for people. */
  Stream<String> lines() {
    return snapshots.isEmpty()
        ? Stream.of("No plan shares a snapshot that is there")
        : snapshots.stream().map(Line::text);
  }
}
