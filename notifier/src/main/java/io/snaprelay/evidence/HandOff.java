package io.snaprelay.evidence;

import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How fast SnapRelay went on: from the moment at which a step's resource was ready to the next AWS
 * call. For a restore that has to wait for a place, that call is the count of the places taken.
 *
 * @param median of those lags that began with an RDS event; of an even number the lower middle one
 * @param lags each of them
 */
public record HandOff(Optional<Duration> median, List<Lag> lags) {
  public HandOff {
    lags = List.copyOf(lags);
  }

  /**
   * The lag before one AWS call.
   *
   * @param step the step that called
   * @param after the step that had to end first
   * @param signal how its end was learned. Only an RDS event tells when the resource was ready; a
   *     re-check tells when we looked, so its lag is short whatever the wait was
   * @param readyAt since when the call could be made
   * @param calledAt when it was made
   * @param lag from the one to the other; below zero where RDS's clock is ahead of ours
   */
  public record Lag(
      StepName step,
      StepName after,
      Signal.Kind signal,
      Instant readyAt,
      Instant calledAt,
      Duration lag) {}

  static HandOff of(Dossier dossier) {
    List<Lag> lags = dossier.reached().flatMap(record -> lag(dossier, record).stream()).toList();
    List<Duration> sorted =
        lags.stream()
            .filter(lag -> lag.signal() == Signal.Kind.RDS_EVENT)
            .map(Lag::lag)
            .sorted()
            .toList();
    return new HandOff(sorted.stream().skip((sorted.size() - 1) / 2).findFirst(), lags);
  }

  private static Optional<Lag> lag(Dossier dossier, StepRecord record) {
    return dossier
        .before(record)
        .filter(before -> before.signal().isPresent())
        .filter(before -> dossier.created().containsKey(record.step()))
        .map(before -> lag(record.step(), before, before.signal().orElseThrow(), dossier));
  }

  private static Lag lag(StepName step, StepRecord before, Signal signal, Dossier dossier) {
    Instant calledAt = dossier.waiting().getOrDefault(step, dossier.created().get(step).calledAt());
    return new Lag(
        step,
        before.step(),
        signal.kind(),
        signal.at(),
        calledAt,
        Duration.between(signal.at(), calledAt));
  }
}
