package io.snaprelay.sanitize;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code verification-completed} with verdict PASSED leads to {@code step-failed}. The
 * snapshot-service refuses such a plan before it starts; this is for a run that began elsewhere.
 */
@ApplicationScoped
class RefuseSanitize implements Start<VerificationCompleted> {
  @Override
  public Class<VerificationCompleted> event() {
    return VerificationCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.SANITIZE;
  }

  @Override
  public boolean isBegunBy(VerificationCompleted event, Run run) {
    return event.verdict() == Verdict.PASSED;
  }

  @Override
  public Outcome start(VerificationCompleted event, Run run) {
    return Outcome.giveUp(
        FailureCode.PLAN_NOT_EXECUTABLE,
        "plans.%s.sanitize is not executed by this version".formatted(run.frozen().planName()),
        "The temporary database %s: nothing in it was masked".formatted(event.temporary().arn()));
  }
}
