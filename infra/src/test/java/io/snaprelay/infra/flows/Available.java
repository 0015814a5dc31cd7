package io.snaprelay.infra.flows;

import io.snaprelay.cli.Patience;
import java.time.Duration;
import java.util.stream.Stream;

/** Waits for what a test has asked RDS for, more often than the SDK's waiters look. */
final class Available {
  static final String STATUS = "available";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Available() {}

  /** What RDS tells of it. */
  interface Look {
    Stream<String> statuses();
  }

  static void await(Look look) {
    Patience.until(PATIENCE, () -> look.statuses().filter(STATUS::equals).findFirst())
        .orElseThrow(() -> new AssertionError("RDS does not make what the test needs"));
  }
}
