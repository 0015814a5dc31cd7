package io.snaprelay.step;

import io.snaprelay.names.StepName;
import io.snaprelay.wire.RdsNotification;
import java.util.Optional;

/**
 * What ends steps of one sort, however many of them a plan has. Where a plan has one at most, it is
 * a {@link Finish}.
 */
public interface EndSteps {
  /** Whether it ends a step of this name. */
  boolean ends(StepName step);

  /**
   * The step that an RDS event can end; empty if it can end none of them.
   *
   * @param event the event
   * @param creator the step that created the resource that the event is about
   */
  default Optional<StepName> heard(RdsNotification event, StepName creator) {
    return Optional.of(creator).filter(this::ends);
  }

  /** Describe, judge, outcome. */
  Outcome finish(Run run, StepName step);
}
