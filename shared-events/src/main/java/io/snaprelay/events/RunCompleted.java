package io.snaprelay.events;

import io.snaprelay.names.StepName;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run is over. Exactly one per run.
 *
 * @param plan the plan's name
 * @param result FAILED if any step failed or a verdict did
 * @param steps how each step ended
 */
public record RunCompleted(
    EventHeader header, String plan, RunResult result, SortedMap<StepName, StepState> steps)
    implements Event {
  public RunCompleted {
    steps = new TreeMap<>(steps);
  }

  /** With the steps in any map. */
  public static RunCompleted of(
      EventHeader header, String plan, RunResult result, Map<StepName, StepState> steps) {
    return new RunCompleted(header, plan, result, new TreeMap<>(steps));
  }
}
