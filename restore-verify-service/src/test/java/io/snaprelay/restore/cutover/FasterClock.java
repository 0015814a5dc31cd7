package io.snaprelay.restore.cutover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of an RDS that is faster than the real one. */
final class FasterClock extends Clock {
  private final Instant start = Instant.now();
  private final int times;

  FasterClock(int times) {
    this.times = times;
  }

  @Override
  public Instant instant() {
    return start.plus(Duration.between(start, Instant.now()).multipliedBy(times));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
