package io.snaprelay.sanitize;

import io.snaprelay.step.Run;
import java.time.Duration;

/** How long one attempt may last. */
final class AttemptTime {
  /** SQS hides a message for 12 h at most: before that it is handed back, and work goes on anew. */
  private static final Duration LONGEST = Duration.ofHours(10);

  private AttemptTime() {}

  /** No longer than the run has left. */
  static Duration of(Run run) {
    Duration left = Duration.between(run.now(), run.frozen().deadline());
    return left.compareTo(LONGEST) < 0 ? left : LONGEST;
  }
}
