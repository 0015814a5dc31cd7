package io.snaprelay.copy;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Begins one of a plan's copies. The only one is asked for at once. Each of several, and one that
 * takes several calls, goes on by a message of its own: if one of them has to wait, the event that
 * began them all must not come again, for it would begin another wait for each.
 */
@ApplicationScoped
class StartCopies {
  private final StartCopy copy;

  StartCopies(StartCopy copy) {
    this.copy = copy;
  }

  Outcome begin(StepName step, Run run) {
    boolean takesCalls = CopyPlan.of(step, run).filter(CopyPlan::crossesAccounts).isPresent();
    return takesCalls || Copies.of(run.plan()).areMany()
        ? Outcome.started(Duration.ZERO)
        : copy.of(step, run);
  }
}
