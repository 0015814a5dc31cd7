package io.snaprelay.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait between attempts.
 *
 * @param first after the first one; it doubles each time
 * @param attempts how many there are
 */
record Backoff(Duration first, int attempts) {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 16;

  Backoff {
    if (attempts < 1 || first.isNegative() || first.isZero()) {
      throw new IllegalArgumentException(
          "snaprelay.delivery.attempts must be at least 1 and snaprelay.delivery.backoff positive,"
              + " but they are %d and %s".formatted(attempts, first));
    }
  }

  /** The wait after the given number of failed attempts; empty if there is no further one. */
  Optional<Duration> after(int failed) {
    if (failed >= attempts) {
      return Optional.empty();
    }
    Duration wait = first.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
    return Optional.of(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
  }
}
