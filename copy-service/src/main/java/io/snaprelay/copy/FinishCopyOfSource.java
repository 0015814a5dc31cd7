package io.snaprelay.copy;

import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** The copy's RDS event or the re-check leads to {@code copy-completed}. */
@ApplicationScoped
class FinishCopyOfSource implements Finish {
  private final FinishCopy copy;

  FinishCopyOfSource(FinishCopy copy) {
    this.copy = copy;
  }

  @Override
  public StepName step() {
    return StepName.COPY;
  }

  @Override
  public Outcome finish(Run run) {
    return run.emitted(StepName.SNAPSHOT, SnapshotCreated.class)
        .map(source -> copy.of(source, run))
        .orElseGet(() -> Outcome.ignore("the run has no source snapshot"));
  }
}
