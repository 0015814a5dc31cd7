package io.snaprelay.step;

import io.snaprelay.names.StepName;
import io.snaprelay.wire.RdsNotification;
import java.util.Optional;

/**
 * The second half of a pair: the RDS notification or the re-check, whichever comes first, leads to
 * a Describe and then to our next event. It is never told which of the two came: what counts is
 * what Describe says.
 */
public interface Finish extends EndSteps {
  /** The step that it ends. */
  StepName step();

  /**
   * Whether an RDS event can end the step.
   *
   * @param event the event
   * @param creator the step that created the resource that the event is about
   */
  default boolean hears(RdsNotification event, StepName creator) {
    return creator.equals(step());
  }

  /** Describe, judge, outcome. */
  Outcome finish(Run run);

  @Override
  default boolean ends(StepName step) {
    return step.equals(step());
  }

  @Override
  default Optional<StepName> heard(RdsNotification event, StepName creator) {
    return hears(event, creator) ? Optional.of(step()) : Optional.empty();
  }

  @Override
  default Outcome finish(Run run, StepName step) {
    return finish(run);
  }
}
