package io.snaprelay.plan;

import java.util.Locale;
import java.util.Set;

/**
 * One message by a schedule instead of many.
 *
 * @param schedule when it is told: an EventBridge cron expression, UTC
 * @param of how bad the news may be that waits for it; worse is told at once
 */
public record Digest(String schedule, Set<Severity> of) {
  public Digest {
    of = Set.copyOf(of);
  }

  /** How bad news may be that waits. What is critical never does, so it has no name here. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR;

    /** How a plan names it. */
    public String planName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
