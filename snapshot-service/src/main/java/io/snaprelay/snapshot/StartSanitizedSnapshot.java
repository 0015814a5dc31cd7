package io.snaprelay.snapshot;

import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code sanitize-completed} leads to a snapshot of the masked temporary database. */
@ApplicationScoped
class StartSanitizedSnapshot implements Start<SanitizeCompleted> {
  private final FreshSnapshot fresh;

  StartSanitizedSnapshot(FreshSnapshot fresh) {
    this.fresh = fresh;
  }

  @Override
  public Class<SanitizeCompleted> event() {
    return SanitizeCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.SANITIZED_SNAPSHOT;
  }

  @Override
  public boolean isBegunBy(SanitizeCompleted event, Run run) {
    return Subject.sanitized(run).isPresent();
  }

  @Override
  public Outcome start(SanitizeCompleted event, Run run) {
    return fresh.take(run, Subject.sanitized(run).orElseThrow());
  }
}
