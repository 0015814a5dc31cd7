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
  private final Pace pace;

  FinishCopy(StartCopy start, RdsGateway rds, PlannedKey keys, Pace pace) {
    this.start = start;
    this.rds = rds;
    this.keys = keys;
    this.pace = pace;
  }

  /** Looks how far the copy of a step is; one that has not begun is begun. */
  Outcome of(StepName step, Run run) {
    return CopyPlan.of(step, run)
        .map(plan -> look(plan, run))
        .orElseGet(() -> Outcome.ignore("the run has nothing to copy yet"));
  }

  private Outcome look(CopyPlan plan, Run run) {
    Optional<SnapshotState> copy = rds.snapshot(plan.target());
    boolean recorded = run.created(plan.step()).isPresent();
    if (copy.isEmpty()) {
      return recorded ? CopyFailures.copyGone(plan) : start.of(plan, run);
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
      case "failed" -> CopyFailures.copyFailed(plan);
      case "deleting" -> CopyFailures.copyGone(plan);
      default -> later("%s, %d %%".formatted(copy.status(), copy.percentProgress()));
    };
  }

  private Outcome compare(Run run, CopyPlan plan, SnapshotState copy, SnapshotFacts facts) {
    List<String> differences =
        new CopyCheck(plan.original(), plan.target(), keys.expectedArn(plan))
            .differences(copy, facts);
    if (!differences.isEmpty()) {
      return CopyFailures.differs(plan, differences);
    }
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
