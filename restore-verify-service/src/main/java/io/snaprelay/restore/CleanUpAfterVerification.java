package io.snaprelay.restore;

import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** The proof is complete and nobody else needs the temporary database: delete it. */
@ApplicationScoped
class CleanUpAfterVerification implements Start<VerificationCompleted> {
  private final CleanUp cleanUp;

  CleanUpAfterVerification(CleanUp cleanUp) {
    this.cleanUp = cleanUp;
  }

  @Override
  public Class<VerificationCompleted> event() {
    return VerificationCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.CLEAN_UP;
  }

  /** What passed goes on to be sanitized or to stay, if that is planned. */
  @Override
  public boolean isBegunBy(VerificationCompleted event, Run run) {
    return event.verdict() == Verdict.FAILED
        || run.plan().sanitize().isEmpty() && run.plan().restore().filter(Restore::stays).isEmpty();
  }

  @Override
  public Outcome start(VerificationCompleted event, Run run) {
    return cleanUp.begin(run);
  }
}
