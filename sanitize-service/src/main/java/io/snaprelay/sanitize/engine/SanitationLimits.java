package io.snaprelay.sanitize.engine;

import java.time.Duration;

/**
 * How far a sanitation may go.
 *
 * @param connections how many tables are written at the same time
 * @param atMost when it stops, counted from its start; what was done is not done again
 * @param lockTimeout how long a statement waits for a lock that somebody else holds
 * @param maintenanceMemory for index builds, as PostgreSQL writes it
 */
public record SanitationLimits(
    int connections, Duration atMost, Duration lockTimeout, String maintenanceMemory) {
  private static final SanitationLimits STANDARD =
      new SanitationLimits(2, Duration.ofHours(10), Duration.ofSeconds(60), "256MB");

  /** Two tables at a time, ten hours, a minute for a lock. */
  public static SanitationLimits standard() {
    return STANDARD;
  }
}
