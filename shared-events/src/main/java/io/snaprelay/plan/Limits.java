package io.snaprelay.plan;

import java.time.Duration;

/**
 * Bounds of every run.
 *
 * @param temporaryLife how long a temporary database may live before it is swept
 * @param temporaryDatabases how many temporary databases may exist at a time
 * @param deadline when a run that has not completed fails
 */
public record Limits(Duration temporaryLife, int temporaryDatabases, Duration deadline) {
  public static final Limits DEFAULTS = new Limits(Duration.ofHours(6), 10, Duration.ofHours(12));
}
