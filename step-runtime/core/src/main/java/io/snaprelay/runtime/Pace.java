package io.snaprelay.runtime;

import java.time.Duration;

/**
 * How often a step looks by itself, without an RDS event.
 *
 * @param first from the AWS call to the first look
 * @param next between one look and the next
 */
public record Pace(Duration first, Duration next) {
  public Pace {
    if (first.isNegative() || next.isNegative() || next.isZero()) {
      throw new IllegalArgumentException(
          "snaprelay.recheck.first must not be negative and snaprelay.recheck.next must be positive,"
              + " but they are %s and %s".formatted(first, next));
    }
  }
}
