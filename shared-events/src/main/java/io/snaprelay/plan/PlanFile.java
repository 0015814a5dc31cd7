package io.snaprelay.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole plan file, in the order in which it was written.
 *
 * @param databases the databases by the names that plans use for them
 * @param plans the plans by name
 */
public record PlanFile(Map<String, DatabaseTarget> databases, Map<String, Plan> plans) {
  public PlanFile {
    databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
    plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
  }
}
