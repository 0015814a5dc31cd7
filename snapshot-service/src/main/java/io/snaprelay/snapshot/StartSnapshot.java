package io.snaprelay.snapshot;

import io.snaprelay.events.RunStarted;
import io.snaprelay.names.StepName;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code run-started} leads to a fresh snapshot, or to the choice of what exists. */
@ApplicationScoped
class StartSnapshot implements Start<RunStarted> {
  private final SourceOfRun source;
  private final SourceSettings settings;
  private final Pace pace;

  StartSnapshot(SourceOfRun source, SourceSettings settings, Pace pace) {
    this.source = source;
    this.settings = settings;
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
    Outcome outcome = source.begin(run);
    // Each time run-started comes again, one more watch over the deadline begins: what has to wait
    // for hours waits as a re-check instead.
    return outcome instanceof Outcome.RetryLater ? Outcome.started(pace.first()) : outcome;
  }
}
