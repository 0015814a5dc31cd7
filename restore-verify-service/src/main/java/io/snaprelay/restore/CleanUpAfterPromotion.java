package io.snaprelay.restore;

import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** What was restored stays: there is nothing left to delete. */
@ApplicationScoped
class CleanUpAfterPromotion implements Start<DatabasePromoted> {
  private final CleanUp cleanUp;

  CleanUpAfterPromotion(CleanUp cleanUp) {
    this.cleanUp = cleanUp;
  }

  @Override
  public Class<DatabasePromoted> event() {
    return DatabasePromoted.class;
  }

  @Override
  public StepName step() {
    return StepName.CLEAN_UP;
  }

  @Override
  public Outcome start(DatabasePromoted event, Run run) {
    return cleanUp.begin(run);
  }
}
