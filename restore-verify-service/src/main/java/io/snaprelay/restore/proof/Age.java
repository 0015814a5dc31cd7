package io.snaprelay.restore.proof;

import java.time.Duration;
import java.time.Instant;

/** How old data was at an instant. Clocks differ, so that data may seem to come from after it. */
final class Age {
  private Age() {}

  static Duration at(Instant instant, Instant data) {
    Duration age = Duration.between(data, instant);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
