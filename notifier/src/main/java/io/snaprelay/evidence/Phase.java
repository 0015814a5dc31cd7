package io.snaprelay.evidence;

import io.snaprelay.events.StepState;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a step took, AWS's part and ours together.
 *
 * @param step the step
 * @param state DONE or FAILED
 * @param from when the step before it had ended
 * @param to when it had ended
 * @param took from the one to the other
 */
public record Phase(StepName step, StepState state, Instant from, Instant to, Duration took) {
  static List<Phase> of(Dossier dossier) {
    return dossier.reached().map(record -> of(record, dossier.began(record))).toList();
  }

  /** The clocks of two services may differ a little: a phase never takes less than no time. */
  private static Phase of(StepRecord record, Instant began) {
    Instant to = record.recordedAt();
    Instant from = began.isAfter(to) ? to : began;
    return new Phase(record.step(), record.state(), from, to, Duration.between(from, to));
  }
}
