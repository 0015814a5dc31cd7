package io.snaprelay.step;

import io.snaprelay.events.Event;
import io.snaprelay.names.StepName;
import java.util.List;

/**
 * An event that begins steps of one sort, however many of them a plan has: each of its copies, for
 * example. Where a plan has one at most, it is a {@link Start}.
 *
 * @param <E> the event it reacts to
 */
public interface BeginSteps<E extends Event> {
  /** The event it reacts to. */
  Class<E> event();

  /** The steps that this event of the run begins; none if it begins none. */
  List<StepName> begunBy(E event, Run run);

  /** Guard, plan, one AWS call, outcome: for one of those steps. */
  Outcome start(E event, Run run, StepName step);
}
