package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The one call that makes a copy, and what RDS's answers to it mean. */
@ApplicationScoped
class CopyCall {
  private final RdsGateway rds;
  private final RunLedger ledger;
  private final CopyQuota quota;
  private final Detour detour;
  private final Pace pace;

  CopyCall(RdsGateway rds, RunLedger ledger, CopyQuota quota, Detour detour, Pace pace) {
    this.rds = rds;
    this.ledger = ledger;
    this.quota = quota;
    this.detour = detour;
    this.pace = pace;
  }

  /**
   * Asks for a copy, unless the limit of those under way is reached.
   *
   * @param from what it is made from: its source, or what it passes through
   */
  Outcome ask(CopyPlan plan, SnapshotRef from, Run run) {
    return quota.isUsedUp(plan, from) ? quota.later(plan) : call(plan, from, run);
  }

  private Outcome call(CopyPlan plan, SnapshotRef from, Run run) {
    try {
      rds.copySnapshot(plan.request(from));
      return started(plan, run);
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case INVALID_STATE -> later(e.code());
        case ALREADY_EXISTS -> meetEarlier(plan, run).orElseGet(() -> later(e.code()));
        case QUOTA_EXCEEDED -> meetEarlier(plan, run).orElseGet(() -> overQuota(plan, from, e));
        default -> {
          if (detour.isAnswerTo(e, plan, from, run)) {
            yield later(e.code());
          }
          throw e;
        }
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

  private Outcome overQuota(CopyPlan plan, SnapshotRef from, AwsFailure refusal) {
    if (quota.mayPass(plan, from)) {
      return quota.later(plan);
    }
    throw refusal;
  }

  /** The record comes before anything else: it permits a deletion. */
  Outcome started(CopyPlan plan, Run run) {
    String arn = plan.target().arn();
    ledger.created(run.id(), plan.step(), new Created(arn, arn, run.now()));
    return Outcome.started(pace.first());
  }

  private Outcome later(String reason) {
    return Outcome.retryLater(reason, pace.next());
  }
}
