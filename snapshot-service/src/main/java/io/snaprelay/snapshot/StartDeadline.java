package io.snaprelay.snapshot;

import io.snaprelay.events.RunStarted;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import io.snaprelay.wire.Recheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** {@code run-started} begins the watch over the run's deadline; the loop knows what to look at. */
@ApplicationScoped
class StartDeadline implements Start<RunStarted> {
  @Override
  public Class<RunStarted> event() {
    return RunStarted.class;
  }

  @Override
  public StepName step() {
    return Recheck.RUN_DEADLINE;
  }

  @Override
  public Outcome start(RunStarted event, Run run) {
    Duration left = Duration.between(run.now(), run.frozen().deadline());
    return Outcome.started(left.isNegative() ? Duration.ZERO : left);
  }
}
