package io.snaprelay.plan;

import java.util.Map;

/**
 * A whole plan file.
 *
 * @param databases the databases by the names that plans use for them
 * @param plans the plans by name
 */
public record PlanFile(Map<String, DatabaseTarget> databases, Map<String, Plan> plans) {
  public PlanFile {
    databases = Map.copyOf(databases);
    plans = Map.copyOf(plans);
  }
}
