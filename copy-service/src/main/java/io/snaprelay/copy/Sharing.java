package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Shares what a run has made with those whom its plan names, and with nobody else. RDS has no event
 * for it: what counts is what is read back.
 */
@ApplicationScoped
class Sharing {
  private final RdsGateway rds;
  private final KmsKeys keys;
  private final ShareableKey shareable;
  private final Pullers pullers;
  private final Pace pace;

  Sharing(RdsGateway rds, KmsKeys keys, ShareableKey shareable, Pullers pullers, Pace pace) {
    this.rds = rds;
    this.keys = keys;
    this.shareable = shareable;
    this.pullers = pullers;
    this.pace = pace;
  }

  /** Goes on from wherever an earlier delivery was. */
  Outcome goOn(StepName step, Run run) {
    return SharePlan.of(step, run)
        .map(plan -> judge(plan, run))
        .orElseGet(() -> Outcome.ignore("the run has nothing to share yet"));
  }

  private Outcome judge(SharePlan plan, Run run) {
    Optional<SnapshotState> found = rds.snapshot(plan.snapshot());
    if (found.isEmpty() || !isOurs(found.get(), plan, run)) {
      return found.isEmpty() ? ShareFailures.gone(plan) : ShareFailures.foreign(plan);
    }
    if (plan.secret() && found.get().kmsKeyArn().isEmpty()) {
      return ShareFailures.unencrypted(plan);
    }
    Optional<String> problem = found.get().kmsKeyArn().flatMap(arn -> keyProblem(arn, plan));
    if (problem.isPresent()) {
      return ShareFailures.keyNotShareable(plan, problem.get());
    }
    return found.get().isAvailable()
        ? share(plan, run)
        : Outcome.retryLater("the snapshot is " + found.get().status(), pace.next());
  }

  /** Tags and the recorded ARN: a share is as hard to take back as a deletion. */
  private static boolean isOurs(SnapshotState found, SharePlan plan, Run run) {
    return plan.ownership().isWrittenIn(found.tags())
        && run.created(plan.ownership().step())
            .filter(created -> created.arn().equals(found.ref().arn()))
            .isPresent();
  }

  private Optional<String> keyProblem(String arn, SharePlan plan) {
    SnapshotRef snapshot = plan.snapshot();
    return keys.find(snapshot.account(), snapshot.region(), arn)
        .flatMap(key -> shareable.problem(snapshot, key, plan.accounts()));
  }

  private Outcome share(SharePlan plan, Run run) {
    List<String> now = sharedWith(plan, run);
    if (!isRight(now, plan)) {
      try {
        rds.share(plan.snapshot(), without(plan.accounts(), now), without(now, plan.accounts()));
      } catch (AwsFailure e) {
        return later(e);
      }
    }
    List<String> after = sharedWith(plan, run);
    return isRight(after, plan)
        ? Outcome.emit(shared(plan, after, run))
        : Outcome.started(pace.first());
  }

  /** Those who copy it for the run are let in for a while, and not by this. */
  private List<String> sharedWith(SharePlan plan, Run run) {
    List<String> pulling = pullers.of(plan.ownership().step(), run);
    return rds.sharedWith(plan.snapshot()).stream()
        .filter(account -> plan.accounts().contains(account) || !pulling.contains(account))
        .toList();
  }

  private static boolean isRight(List<String> now, SharePlan plan) {
    return without(plan.accounts(), now).isEmpty() && without(now, plan.accounts()).isEmpty();
  }

  private static List<String> without(List<String> all, List<String> these) {
    return all.stream().filter(account -> !these.contains(account)).toList();
  }

  private Outcome later(AwsFailure refusal) {
    if (refusal.kind() == AwsFailure.Kind.INVALID_STATE) {
      return Outcome.retryLater(refusal.code(), pace.next());
    }
    throw refusal;
  }

  private static SnapshotShared shared(SharePlan plan, List<String> accounts, Run run) {
    return new SnapshotShared(
        run.header(SnapshotShared.class, plan.snapshot().arn()), plan.snapshot(), accounts);
  }
}
