package io.snaprelay.copy;

import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** The re-check leads to {@code export-completed}, once the task is complete. */
@ApplicationScoped
class FinishExport implements Finish {
  private final Exporting exporting;

  FinishExport(Exporting exporting) {
    this.exporting = exporting;
  }

  @Override
  public StepName step() {
    return StepName.EXPORT;
  }

  @Override
  public Outcome finish(Run run) {
    return exporting.look(run);
  }
}
