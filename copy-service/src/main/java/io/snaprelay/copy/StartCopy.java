package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks RDS for a copy, in the region of the target. What is copied makes no difference. */
@ApplicationScoped
class StartCopy {
  private final RdsGateway rds;
  private final PlannedKey keys;
  private final CopyQuota quota;
  private final Pace pace;

  StartCopy(RdsGateway rds, PlannedKey keys, CopyQuota quota, Pace pace) {
    this.rds = rds;
    this.keys = keys;
    this.quota = quota;
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
        .or(() -> sourceProblem(plan))
        .orElseGet(() -> quota.isUsedUp(plan) ? quota.later(plan) : copy(plan, run));
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
        : Optional.of(later("the source is " + source.get().status()));
  }

  private Outcome copy(CopyPlan plan, Run run) {
    try {
      rds.copySnapshot(plan.source(), plan.target(), plan.kmsKey(), plan.tags());
      return started(plan, run);
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case INVALID_STATE -> later(e.code());
        case ALREADY_EXISTS -> meetEarlier(plan, run).orElseGet(() -> later(e.code()));
        case QUOTA_EXCEEDED -> meetEarlier(plan, run).orElseGet(() -> overQuota(plan, e));
        default -> throw e;
      };
    }
  }

  /** Our own copy of an earlier delivery may also be the one that used up the quota. */
  private Optional<Outcome> meetEarlier(CopyPlan plan, Run run) {
    return rds.snapshot(plan.target())
        .map(
            found ->
                plan.ownership().isWrittenIn(found.tags())
                    ? started(plan, run)
                    : CopyFailures.nameTaken(plan));
  }

  private Outcome overQuota(CopyPlan plan, AwsFailure refusal) {
    if (quota.mayPass(plan)) {
      return quota.later(plan);
    }
    throw refusal;
  }

  private Outcome started(CopyPlan plan, Run run) {
    String arn = plan.target().arn();
    return Outcome.started(new Created(arn, arn, run.now()), pace.first());
  }

  private Outcome later(String reason) {
    return Outcome.retryLater(reason, pace.next());
  }
}
