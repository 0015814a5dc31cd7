package io.snaprelay.plan;

import io.snaprelay.names.StepName;
import java.util.Set;

/**
 * One step of a run.
 *
 * @param name its name
 * @param after the steps that must be done before it can begin
 */
public record Step(StepName name, Set<StepName> after) {
  public Step {
    after = Set.copyOf(after);
  }
}
