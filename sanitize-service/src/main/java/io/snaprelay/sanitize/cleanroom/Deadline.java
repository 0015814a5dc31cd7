package io.snaprelay.sanitize.cleanroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When an attempt is handed back. */
final class Deadline {
  /** The time is up, or the service is told to stop. */
  static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Clock clock;
  private final Instant end;

  Deadline(Clock clock, Duration atMost) {
    this.clock = clock;
    this.end = clock.instant().plus(atMost);
  }

  /**
   * How long is left.
   *
   * @throws Passed if nothing is
   */
  Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    if (left.isNegative() || left.isZero()) {
      throw new Passed();
    }
    return left;
  }
}
