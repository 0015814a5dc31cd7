package io.snaprelay.wire;

import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that a service sends to itself, delayed: "is it done?". RDS events only make a run
 * fast; this makes it certain.
 *
 * @param run the run
 * @param step the step to look at; {@link #RUN_DEADLINE} looks at the whole run
 * @param deadline when the step fails if it is not done
 * @param traceparent the W3C trace context of the run
 */
public record Recheck(RunId run, StepName step, Instant deadline, Optional<String> traceparent)
    implements Message {
  /** Not a step: the watch over the run's deadline. */
  public static final StepName RUN_DEADLINE = new StepName("deadline");
}
