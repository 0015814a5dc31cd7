package io.snaprelay.snapshot;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** The snapshot's RDS event or the re-check leads to {@code snapshot-created}. */
@ApplicationScoped
class FinishSnapshot implements Finish {
  private final FreshSnapshot fresh;
  private final ChosenSnapshot chosen;

  FinishSnapshot(FreshSnapshot fresh, ChosenSnapshot chosen) {
    this.fresh = fresh;
    this.chosen = chosen;
  }

  @Override
  public StepName step() {
    return StepName.SNAPSHOT;
  }

  @Override
  public Outcome finish(Run run) {
    return run.frozen().snapshot().kind() == SnapshotSource.Kind.FRESH
        ? fresh.look(run, Subject.production(run))
        : chosen.look(run);
  }
}
