package io.snaprelay.copy;

import io.snaprelay.names.StepName;
import io.snaprelay.step.EndSteps;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** A copy's RDS event or the re-check leads to {@code copy-completed}. */
@ApplicationScoped
class FinishCopyOfSource implements EndSteps {
  private final FinishCopy copy;

  FinishCopyOfSource(FinishCopy copy) {
    this.copy = copy;
  }

  @Override
  public boolean ends(StepName step) {
    return step.isCopy();
  }

  @Override
  public Outcome finish(Run run, StepName step) {
    return copy.of(step, run);
  }
}
