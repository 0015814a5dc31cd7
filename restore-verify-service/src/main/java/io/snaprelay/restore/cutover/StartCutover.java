package io.snaprelay.restore.cutover;

import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The restored database passed its proof: from here the re-check carries the cutover. */
@ApplicationScoped
class StartCutover implements Start<VerificationCompleted> {
  @Override
  public Class<VerificationCompleted> event() {
    return VerificationCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.CUTOVER;
  }

  /** The ledger must say so too: a verdict that somebody made up touches no production. */
  @Override
  public boolean isBegunBy(VerificationCompleted event, Run run) {
    return run.emitted(StepName.VERIFY, VerificationCompleted.class)
        .filter(proof -> proof.verdict() == Verdict.PASSED)
        .isPresent();
  }

  @Override
  public Outcome start(VerificationCompleted event, Run run) {
    return Outcome.started(Duration.ofSeconds(1));
  }
}
