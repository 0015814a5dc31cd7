package io.snaprelay.restore;

import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The proof failed and the plan wants its database kept for a while: nothing is asked of RDS, only
 * the re-check is sent that will delete it. The run does not wait for that.
 */
@ApplicationScoped
class StartKeeping implements Start<VerificationCompleted> {
  @Override
  public Class<VerificationCompleted> event() {
    return VerificationCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.KEEP;
  }

  @Override
  public boolean isBegunBy(VerificationCompleted event, Run run) {
    return event.verdict() == Verdict.FAILED;
  }

  @Override
  public Outcome start(VerificationCompleted event, Run run) {
    return Keeping.until(run)
        .map(until -> Outcome.started(Duration.between(run.now(), until)))
        .orElseGet(() -> Outcome.ignore("the ledger knows of no failed proof"));
  }
}
