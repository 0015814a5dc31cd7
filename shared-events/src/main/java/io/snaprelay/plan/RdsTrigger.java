package io.snaprelay.plan;

import java.util.Set;

/**
 * An RDS event that starts a run by itself. Ids: Amazon RDS User Guide, "Amazon RDS event
 * categories and event messages".
 */
public enum RdsTrigger {
  AUTOMATED_SNAPSHOT_CREATED("automated-snapshot-created", "RDS-EVENT-0091", "RDS-EVENT-0169"),
  MANUAL_SNAPSHOT_CREATED("manual-snapshot-created", "RDS-EVENT-0042", "RDS-EVENT-0075");

  private final String planName;
  private final Set<String> eventIds;

  RdsTrigger(String planName, String... eventIds) {
    this.planName = planName;
    this.eventIds = Set.of(eventIds);
  }

  /** How a plan names it. */
  public String planName() {
    return planName;
  }

  /** The RDS event ids that it stands for. */
  public Set<String> eventIds() {
    return eventIds;
  }
}
