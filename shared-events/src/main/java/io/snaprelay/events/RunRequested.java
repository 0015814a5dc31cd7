package io.snaprelay.events;

import io.snaprelay.plan.SnapshotSource;
import java.util.List;
import java.util.Optional;

/**
 * Somebody wants a plan to run. On the wire it may also be a bare trigger: {@code {id?, plan,
 * databases?, snapshot?}}.
 *
 * @param header its event id is the trigger's id
 * @param plan the plan's name
 * @param databases the databases of the plan to run for; empty means all
 * @param snapshot overrides the plan's snapshot source
 */
public record RunRequested(
    EventHeader header, String plan, List<String> databases, Optional<SnapshotSource> snapshot)
    implements Event {
  public RunRequested {
    Text.required("plan", plan);
    databases = databases == null ? List.of() : List.copyOf(databases);
    snapshot = snapshot == null ? Optional.empty() : snapshot;
  }

  /** The id under which the trigger is recorded. */
  public String triggerId() {
    return header.eventId();
  }
}
