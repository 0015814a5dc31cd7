package io.snaprelay.step;

import io.snaprelay.events.Event;
import io.snaprelay.names.StepName;
import java.util.List;

/**
 * The first half of a pair: our event leads to one AWS write.
 *
 * <p>A message is delivered at least once, so {@link #start} meets what an earlier delivery has
 * created: the derived name makes that visible, and finding it ours is as good as creating it.
 *
 * @param <E> the event it reacts to
 */
public interface Start<E extends Event> extends BeginSteps<E> {
  /** The step that it begins. A run whose plan lacks the step never comes here. */
  StepName step();

  /** Whether this event of the run is the one that begins the step, for example by its origin. */
  default boolean isBegunBy(E event, Run run) {
    return true;
  }

  /** Guard, plan, one AWS call, outcome. */
  Outcome start(E event, Run run);

  @Override
  default List<StepName> begunBy(E event, Run run) {
    return isBegunBy(event, run) ? List.of(step()) : List.of();
  }

  @Override
  default Outcome start(E event, Run run, StepName step) {
    return start(event, run);
  }
}
