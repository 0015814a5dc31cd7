package io.snaprelay.localaws.sqs;

import java.time.Duration;
import java.util.Optional;

/** A parameter that is a number of seconds. */
final class Seconds {

  private Seconds() {}

  /** Empty if the caller did not give it; refused if it is negative or too large. */
  static Optional<Duration> upTo(int limit, String parameter, Integer value) {
    if (value != null && (value < 0 || value > limit)) {
      throw SqsError.invalid(
          parameter, value, "Must be >= 0 and <= %d, if provided.".formatted(limit));
    }
    return Optional.ofNullable(value).map(Duration::ofSeconds);
  }
}
