package io.snaprelay.step;

import io.snaprelay.events.Event;
import io.snaprelay.names.StepName;

/**
 * The first half of a pair: our event leads to one AWS write.
 *
 * <p>A message is delivered at least once, so {@link #start} meets what an earlier delivery has
 * created: the derived name makes that visible, and finding it ours is as good as creating it.
 *
 * @param <E> the event it reacts to
 */
public interface Start<E extends Event> {
  /** The event it reacts to. */
  Class<E> event();

  /** The step that it begins. A run whose plan lacks the step never comes here. */
  StepName step();

  /** Whether this event of the run is the one that begins the step, for example by its origin. */
  default boolean isBegunBy(E event, Run run) {
    return true;
  }

  /** Guard, plan, one AWS call, outcome. */
  Outcome start(E event, Run run);
}
