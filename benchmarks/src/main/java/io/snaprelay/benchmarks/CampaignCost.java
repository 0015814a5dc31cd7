package io.snaprelay.benchmarks;

import io.snaprelay.names.StepName;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a campaign has cost in all.
 *
 * @param runs what the runs' evidence tells
 * @param used by each service
 * @param calls to AWS, of all services together
 * @param hops bare hops from EventBridge to SQS, made while the runs went on
 */
record CampaignCost(
    List<RunEvidence> runs,
    Map<Service, ServiceMeter.Reading> used,
    CallCounts calls,
    Spread hops) {
  CampaignCost {
    runs = List.copyOf(runs);
    used = Map.copyOf(used);
  }

  int succeeded() {
    return (int) runs.stream().filter(RunEvidence::succeeded).count();
  }

  /** Seconds from the trigger to the end of the last run. */
  double wallSeconds() {
    Instant begin =
        runs.stream().map(RunEvidence::requestedAt).min(Instant::compareTo).orElseThrow();
    Instant end = runs.stream().map(RunEvidence::completedAt).max(Instant::compareTo).orElseThrow();
    return Duration.between(begin, end).toMillis() / 1000.0;
  }

  /** Every hand-off of every run that began with an RDS event, in seconds. */
  List<Double> lags() {
    return lags(lag -> true);
  }

  /** Of these, the ones after which this step went on. */
  List<Double> lagsBefore(StepName step) {
    return lags(lag -> lag.step().equals(step.value()));
  }

  private List<Double> lags(Predicate<RunEvidence.Lag> wanted) {
    return runs.stream()
        .flatMap(run -> run.lags().stream())
        .filter(wanted)
        .map(RunEvidence.Lag::seconds)
        .toList();
  }

  int lookedFor() {
    return runs.stream().mapToInt(RunEvidence::lookedFor).sum();
  }

  double cpuSeconds() {
    return used.values().stream().mapToDouble(ServiceMeter.Reading::cpuSeconds).sum();
  }

  double messages() {
    return used.values().stream().mapToDouble(ServiceMeter.Reading::messages).sum();
  }
}
