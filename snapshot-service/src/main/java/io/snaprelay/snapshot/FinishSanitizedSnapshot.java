package io.snaprelay.snapshot;

import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The RDS event of the sanitized snapshot, or the re-check, leads to {@code snapshot-created} with
 * origin SANITIZED.
 */
@ApplicationScoped
class FinishSanitizedSnapshot implements Finish {
  private final FreshSnapshot fresh;

  FinishSanitizedSnapshot(FreshSnapshot fresh) {
    this.fresh = fresh;
  }

  @Override
  public StepName step() {
    return StepName.SANITIZED_SNAPSHOT;
  }

  @Override
  public Outcome finish(Run run) {
    return Subject.sanitized(run)
        .map(subject -> fresh.look(run, subject))
        .orElseGet(() -> Outcome.ignore("nothing has been sanitized"));
  }
}
