package io.snaprelay.copy;

import io.snaprelay.names.StepName;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks RDS for a copy, in the account and region of the target. */
@ApplicationScoped
class StartCopy {
  private final RdsGateway rds;
  private final PlannedKey keys;
  private final PlannedOptionGroup options;
  private final Passage passage;
  private final CopyCall call;
  private final Pace pace;

  StartCopy(
      RdsGateway rds,
      PlannedKey keys,
      PlannedOptionGroup options,
      Passage passage,
      CopyCall call,
      Pace pace) {
    this.rds = rds;
    this.keys = keys;
    this.options = options;
    this.passage = passage;
    this.call = call;
    this.pace = pace;
  }

  /** Asks for the copy of a step. */
  Outcome of(StepName step, Run run) {
    return CopyPlan.of(step, run)
        .map(plan -> of(plan, run))
        .orElseGet(() -> Outcome.ignore("the run has nothing to copy yet"));
  }

  Outcome of(CopyPlan plan, Run run) {
    return keys.problem(plan)
        .or(() -> options.problem(plan))
        .or(() -> sourceProblem(plan))
        .orElseGet(() -> go(plan, run));
  }

  private Optional<Outcome> sourceProblem(CopyPlan plan) {
    Optional<SnapshotState> source = rds.snapshot(plan.source());
    if (source.isEmpty()) {
      return Optional.of(CopyFailures.sourceGone(plan));
    }
    if (source.get().isFailed()) {
      return Optional.of(CopyFailures.sourceFailed(plan));
    }
    return source.get().isAvailable()
        ? Optional.empty()
        : Optional.of(Outcome.retryLater("the source is " + source.get().status(), pace.next()));
  }

  private Outcome go(CopyPlan plan, Run run) {
    Way way = passage.open(plan, run);
    return way instanceof Way.Open open
        ? call.ask(plan, open.from(), run)
        : ((Way.Closed) way).because();
  }
}
