package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** RPO and RTO as achieved, where the plan names an objective. */
final class Objectives {
  private static final String RPO = "rpo";
  private static final String RTO = "rto";

  private Objectives() {}

  static List<CheckResult> check(
      ProofSubject subject, Figures figures, List<Phase> phases, Instant now) {
    List<CheckResult> results = new ArrayList<>();
    subject.rpo().ifPresent(rpo -> results.add(rpo(rpo, subject, figures)));
    subject.rto().ifPresent(rto -> results.add(rto(rto, subject, phases, now)));
    return results;
  }

  private static CheckResult rpo(Duration objective, ProofSubject subject, Figures figures) {
    Line line = Line.begin(RPO, "newest data at the time of the snapshot", atMost(objective));
    return figures
        .newestData()
        .map(newest -> Age.at(subject.dataAsOf(), newest))
        .map(age -> measured(line.passIf(age.compareTo(objective) <= 0, age.toString()), age))
        .orElseGet(
            () ->
                line.skip(
                    "no heartbeat table and no freshness check has seen any data: make the table,"
                        + " or name a column in verify.checks"));
  }

  private static CheckResult rto(
      Duration objective, ProofSubject subject, List<Phase> phases, Instant now) {
    Duration waited = subject.timeline().waited();
    Duration achieved = Duration.between(subject.timeline().requestedAt(), now).minus(waited);
    String seen =
        achieved
            + ": "
            + words(phases)
            + (waited.isZero()
                ? ""
                : "; the wait for a place, a limit of the site, is not counted");
    return measured(
        Line.begin(RTO, "from the request to the proof", atMost(objective))
            .passIf(achieved.compareTo(objective) <= 0, seen),
        achieved);
  }

  private static String words(List<Phase> phases) {
    return phases.stream()
        .map(phase -> phase.name() + " " + phase.took())
        .collect(Collectors.joining(", "));
  }

  private static CheckResult measured(CheckResult result, Duration figure) {
    return result.measuring(Optional.empty(), Optional.of(figure.toString()));
  }

  private static String atMost(Duration objective) {
    return "at most " + objective;
  }
}
