package io.snaprelay.sanitize.engine;

import java.time.Duration;

/**
 * How far a sanitation may go.
 *
 * @param connections how many write at the same time, to as many tables or to one
 * @param atMost when it stops, counted from its start; what was done is not done again
 * @param lockTimeout how long a statement waits for a lock that somebody else holds
 * @param maintenanceMemory for index builds, as PostgreSQL writes it
 * @param copiedFrom the bytes, indexes and TOAST counted, below which no table is copied by several
 *     connections
 */
public record SanitationLimits(
    int connections,
    Duration atMost,
    Duration lockTimeout,
    String maintenanceMemory,
    long copiedFrom) {
  /** One ALTER writes so much in eight seconds: whoever waits less does not wait. */
  private static final long WORTH_COPYING = 256L << 20;

  private static final SanitationLimits STANDARD =
      new SanitationLimits(2, Duration.ofHours(10), Duration.ofSeconds(60), "256MB");

  /** What is smaller than 256 MiB is not copied by several connections. */
  public SanitationLimits(
      int connections, Duration atMost, Duration lockTimeout, String maintenanceMemory) {
    this(connections, atMost, lockTimeout, maintenanceMemory, WORTH_COPYING);
  }

  /** Two connections, ten hours, a minute for a lock. */
  public static SanitationLimits standard() {
    return STANDARD;
  }
}
