package io.snaprelay.copy;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Announces a copy, if it is what the plan asked for. A copy that fails has no RDS event: only the
 * re-check finds out.
 */
@ApplicationScoped
class FinishCopy {
  private final StartCopy start;
  private final RdsGateway rds;
  private final PlannedKey keys;
  private final Passage passage;
  private final SecondTry second;
  private final Progress progress;
  private final Pace pace;

  FinishCopy(
      StartCopy start,
      RdsGateway rds,
      PlannedKey keys,
      Passage passage,
      SecondTry second,
      Progress progress,
      Pace pace) {
    this.start = start;
    this.passage = passage;
    this.second = second;
    this.progress = progress;
    this.rds = rds;
    this.keys = keys;
    this.pace = pace;
  }

  /** Looks how far the copy of a step is; one that has not begun is begun. */
  Outcome of(StepName step, Run run) {
    return CopyPlan.of(step, run)
        .map(plan -> passage.leaving(plan, run, () -> look(plan, run)))
        .orElseGet(() -> Outcome.ignore("the run has nothing to copy yet"));
  }

  private Outcome look(CopyPlan plan, Run run) {
    Optional<SnapshotState> copy = rds.snapshot(plan.target());
    boolean recorded = run.created(plan.step()).isPresent();
    if (copy.isEmpty()) {
      return recorded && !second.isDue(plan, run)
          ? CopyFailures.copyGone(plan)
          : second.noting(plan, run, () -> start.of(plan, run));
    }
    if (!plan.ownership().isWrittenIn(copy.get().tags())) {
      return CopyFailures.nameTaken(plan);
    }
    // Killed between the call and its record: the record comes first, for it permits a deletion.
    return recorded ? judge(run, plan, copy.get()) : record(run, plan);
  }

  private Outcome judge(Run run, CopyPlan plan, SnapshotState copy) {
    return switch (copy.status()) {
      case "available" ->
          copy.facts()
              .map(facts -> compare(run, plan, copy, facts))
              .orElseGet(() -> later("the copy has no creation time"));
      case "failed" -> second.of(plan, copy, run);
      case "deleting" ->
          second.isDue(plan, run) ? later("the failed copy goes") : CopyFailures.copyGone(plan);
      default ->
          progress.isStuck(plan, copy, run)
              ? second.of(plan, copy, run)
              : later("%s, %d %%".formatted(copy.status(), copy.percentProgress()));
    };
  }

  private Outcome compare(Run run, CopyPlan plan, SnapshotState copy, SnapshotFacts facts) {
    List<String> differences =
        new CopyCheck(plan.original(), plan.target(), keys.expectedArn(plan))
            .differences(copy, facts);
    if (!differences.isEmpty()) {
      return CopyFailures.differs(plan, differences);
    }
    passage.close(plan, run);
    return Outcome.emit(
        new CopyCompleted(
            run.header(CopyCompleted.class, copy.ref().arn()),
            plan.source(),
            copy.ref(),
            plan.origin(),
            facts));
  }

  private static Outcome record(Run run, CopyPlan plan) {
    String arn = plan.target().arn();
    return Outcome.started(new Created(arn, arn, run.now()), Duration.ZERO);
  }

  private Outcome later(String reason) {
    return Outcome.retryLater(reason, pace.next());
  }
}
