package io.snaprelay.sanitize.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** The time is over after it has been looked at so many times. */
final class Stopping extends Clock {
  private final AtomicInteger left;

  Stopping(int looks) {
    this.left = new AtomicInteger(looks);
  }

  @Override
  public Instant instant() {
    return left.getAndDecrement() > 0
        ? Instant.EPOCH
        : Instant.EPOCH.plus(Bench.LIMITS.atMost()).plus(Duration.ofDays(1));
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
