package io.snaprelay.coverage;

import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.chain.History;
import io.snaprelay.chain.Point;
import io.snaprelay.events.RunResult;
import io.snaprelay.refs.DatabaseRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One database.
 *
 * @param name its name in the plan file
 * @param arn its ARN
 * @param plans the plans that name it
 * @param standing how it stands
 * @param lastProof the last run that came to a verdict; absent if none ever did
 * @param age how long ago that was
 * @param lastRun the last run, whatever it came to
 * @param evidence the number of its newest evidence
 * @param rtoTarget the recovery time objective of the last run
 * @param rpoTarget the recovery point objective of the last run
 * @param trend the last runs, the oldest first
 */
public record CoverageRow(
    String name,
    String arn,
    List<String> plans,
    Standing standing,
    Optional<Point> lastProof,
    Optional<Duration> age,
    Optional<Point> lastRun,
    Optional<Long> evidence,
    Optional<Duration> rtoTarget,
    Optional<Duration> rpoTarget,
    List<Point> trend) {
  public CoverageRow {
    plans = List.copyOf(plans);
    trend = List.copyOf(trend);
  }

  static CoverageRow of(
      String name,
      DatabaseRef ref,
      List<String> plans,
      Optional<EvidenceLink> newest,
      Limit limit) {
    Optional<History> history = newest.map(EvidenceLink::history);
    Optional<Duration> age =
        history
            .flatMap(History::judged)
            .flatMap(Point::provedAt)
            .map(at -> Duration.between(at, limit.now()));
    return new CoverageRow(
        name,
        ref.arn(),
        plans,
        plans.isEmpty() ? Standing.IN_NO_PLAN : standing(history, age, limit),
        history.flatMap(History::judged),
        age,
        history.map(History::newest),
        newest.map(EvidenceLink::number),
        history.flatMap(History::rtoTarget),
        history.flatMap(History::rpoTarget),
        history.map(CoverageRow::oldestFirst).orElse(List.of()));
  }

  /**
   * What is too old.
   *
   * @param now the time of the page
   * @param longest how old a proof may be
   */
  record Limit(Instant now, Duration longest) {}

  private static Standing standing(Optional<History> history, Optional<Duration> age, Limit limit) {
    Optional<Point> judged = history.flatMap(History::judged);
    if (judged.isEmpty()) {
      return Standing.NEVER;
    }
    if (!judged.get().isProof()) {
      return Standing.FAILED;
    }
    if (age.filter(it -> it.compareTo(limit.longest()) <= 0).isEmpty()) {
      return Standing.TOO_OLD;
    }
    return isFlawless(history.get()) ? Standing.PROVED : Standing.PROVED_BUT;
  }

  private static boolean isFlawless(History history) {
    Point proof = history.judged().orElseThrow();
    return history.newest().result() == RunResult.SUCCEEDED
        && isWithin(proof.rto(), history.rtoTarget())
        && isWithin(proof.rpo(), history.rpoTarget());
  }

  private static boolean isWithin(Optional<Duration> measured, Optional<Duration> target) {
    return target.isEmpty() || measured.filter(it -> it.compareTo(target.get()) <= 0).isPresent();
  }

  private static List<Point> oldestFirst(History history) {
    List<Point> points = new ArrayList<>(history.recent());
    Collections.reverse(points);
    return points;
  }
}
