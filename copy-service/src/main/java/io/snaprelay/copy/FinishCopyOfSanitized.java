package io.snaprelay.copy;

import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** The RDS event or the re-check of the masked copy leads to {@code copy-completed}. */
@ApplicationScoped
class FinishCopyOfSanitized implements Finish {
  private final FinishCopy copy;

  FinishCopyOfSanitized(FinishCopy copy) {
    this.copy = copy;
  }

  @Override
  public StepName step() {
    return StepName.SANITIZED_COPY;
  }

  @Override
  public Outcome finish(Run run) {
    return copy.of(step(), run);
  }
}
