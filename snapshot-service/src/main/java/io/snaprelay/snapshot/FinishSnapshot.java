package io.snaprelay.snapshot;

import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** The snapshot's RDS event or the re-check leads to {@code snapshot-created}. */
@ApplicationScoped
class FinishSnapshot implements Finish {
  private final SourceOfRun source;

  FinishSnapshot(SourceOfRun source) {
    this.source = source;
  }

  @Override
  public StepName step() {
    return StepName.SNAPSHOT;
  }

  @Override
  public Outcome finish(Run run) {
    return source.look(run);
  }
}
