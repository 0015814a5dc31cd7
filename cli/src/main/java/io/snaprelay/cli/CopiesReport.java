package io.snaprelay.cli;

import io.snaprelay.coverage.Ages;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is of each database.
 *
 * @param at when was looked
 * @param snapshots one line each
 * @param notes what could not be looked at
 */
record CopiesReport(Instant at, List<Line> snapshots, List<String> notes) {

  /**
   * One snapshot or copy.
   *
   * @param plan the plan whose run made it
   * @param database its database's name in the plan file
   * @param step the step that made it
   * @param status as RDS says
   * @param dataAsOf the instant whose data it holds; absent while RDS is writing it
   * @param kmsKeyArn the key; absent if it is not encrypted
   * @param proof what the last proof of it said; absent if nobody ever proved it
   */
  record Line(
      String arn,
      String plan,
      String database,
      String step,
      String region,
      String status,
      Optional<Instant> dataAsOf,
      Optional<String> kmsKeyArn,
      Optional<Verdict> proof) {
    static Line of(String plan, String database, OwnSnapshots.Own own, Optional<Verdict> proof) {
      return new Line(
          own.state().ref().arn(),
          plan,
          database,
          own.step().value(),
          own.state().ref().region(),
          own.state().status(),
          own.state().facts().map(SnapshotFacts::dataAsOf),
          own.state().kmsKeyArn(),
          proof);
    }

    private String text(Instant now) {
      return "  %-18s %-14s %-10s %-10s %-16s %s  %s"
          .formatted(
              step,
              region,
              status,
              dataAsOf.map(of -> Ages.of(Duration.between(of, now)) + " old").orElse("-"),
              proof.map(verdict -> "proof " + verdict).orElse("not proved"),
              arn.substring(arn.lastIndexOf(':') + 1),
              kmsKeyArn.orElse("not encrypted"));
    }
  }

  boolean isWhole() {
    return notes.isEmpty();
  }

  /** The same for people. */
  Stream<String> lines() {
    return Stream.concat(
        snapshots.stream()
            .map(line -> line.database() + " of plan " + line.plan())
            .distinct()
            .flatMap(this::group),
        notes.stream());
  }

  private Stream<String> group(String title) {
    List<Line> own =
        snapshots.stream()
            .filter(line -> title.equals(line.database() + " of plan " + line.plan()))
            .toList();
    return Stream.concat(
        Stream.of("%s: %d".formatted(title, own.size())), own.stream().map(line -> line.text(at)));
  }
}
