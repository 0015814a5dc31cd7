package io.snaprelay.events;

import io.snaprelay.names.ResourceName;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.SnapshotRef;
import java.util.Optional;

/**
 * A copy of a snapshot is {@code available}, in the region and under the key that the plan names.
 *
 * @param source the snapshot that was copied
 * @param copy the copy
 * @param origin whose copy: {@link Origin#COPY} of a source, {@link Origin#SANITIZED} of a
 *     sanitized one
 * @param facts what RDS says about the copy
 */
public record CopyCompleted(
    EventHeader header, SnapshotRef source, SnapshotRef copy, Origin origin, SnapshotFacts facts)
    implements Event {

  /** The step that made a copy of the run's own snapshot; empty if it is a copy of a masked one. */
  public Optional<StepName> step() {
    return ResourceName.parse(copy.identifier())
        .map(ResourceName::step)
        .filter(step -> origin == Origin.COPY);
  }

  /** Whether that step made it. */
  public boolean isOf(StepName step) {
    return step().filter(step::equals).isPresent();
  }
}
