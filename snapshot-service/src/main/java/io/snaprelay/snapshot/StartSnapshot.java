package io.snaprelay.snapshot;

import io.snaprelay.events.RunStarted;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code run-started} leads to a fresh snapshot, or to the choice of one that exists. */
@ApplicationScoped
class StartSnapshot implements Start<RunStarted> {
  private final FreshSnapshot fresh;
  private final ChosenSnapshot chosen;
  private final SourceSettings settings;
  private final Pace pace;

  StartSnapshot(FreshSnapshot fresh, ChosenSnapshot chosen, SourceSettings settings, Pace pace) {
    this.settings = settings;
    this.fresh = fresh;
    this.chosen = chosen;
    this.pace = pace;
  }

  @Override
  public Class<RunStarted> event() {
    return RunStarted.class;
  }

  @Override
  public StepName step() {
    return StepName.SNAPSHOT;
  }

  @Override
  public Outcome start(RunStarted event, Run run) {
    settings.capture(run);
    Outcome outcome =
        run.frozen().snapshot().kind() == SnapshotSource.Kind.FRESH
            ? fresh.take(run, Subject.production(run))
            : chosen.look(run);
    // Each time run-started comes again, one more watch over the deadline begins: what has to wait
    // for hours waits as a re-check instead.
    return outcome instanceof Outcome.RetryLater ? Outcome.started(pace.first()) : outcome;
  }
}
