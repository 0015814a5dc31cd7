package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** RPO and RTO as achieved, where the plan names an objective. */
final class Objectives {
  private static final String RPO = "rpo";
  private static final String RTO = "rto";

  private Objectives() {}

  static List<CheckResult> check(ProofSubject subject, Figures figures, Instant now) {
    List<CheckResult> results = new ArrayList<>();
    subject.rpo().ifPresent(rpo -> results.add(rpo(rpo, subject, figures)));
    subject.rto().ifPresent(rto -> results.add(rto(rto, subject, now)));
    return results;
  }

  private static CheckResult rpo(Duration objective, ProofSubject subject, Figures figures) {
    Line line = Line.begin(RPO, "newest data at the time of the snapshot", atMost(objective));
    return figures
        .newestData()
        .map(newest -> Age.at(subject.dataAsOf(), newest))
        .map(age -> line.passIf(age.compareTo(objective) <= 0, age.toString()))
        .orElseGet(
            () ->
                line.skip("no freshness check has seen any data: name a column in verify.checks"));
  }

  private static CheckResult rto(Duration objective, ProofSubject subject, Instant now) {
    Duration achieved = Duration.between(subject.requestedAt(), now);
    return Line.begin(RTO, "from the request to the proof", atMost(objective))
        .passIf(achieved.compareTo(objective) <= 0, achieved.toString());
  }

  private static String atMost(Duration objective) {
    return "at most " + objective;
  }
}
