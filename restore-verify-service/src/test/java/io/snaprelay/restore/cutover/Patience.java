package io.snaprelay.restore.cutover;

import java.time.Duration;

/** What a test waits for is minutes at most. */
final class Patience implements CutoverConfig {
  private final int times;

  Patience() {
    this(1);
  }

  /**
   * @param times how much more of it there is
   */
  Patience(int times) {
    this.times = times;
  }

  @Override
  public Duration approvalRecheck() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration swapRecheck() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration patience() {
    return Duration.ofMinutes(10).multipliedBy(times);
  }

  @Override
  public Duration instancesPatience() {
    return Duration.ofMinutes(5).multipliedBy(times);
  }

  @Override
  public Duration endpointPatience() {
    return Duration.ofMinutes(1).multipliedBy(times);
  }

  @Override
  public Duration calm() {
    return Duration.ofMinutes(3).multipliedBy(times);
  }
}
