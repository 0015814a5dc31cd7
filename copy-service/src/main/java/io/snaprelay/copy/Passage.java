package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.FailureCode;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Opens the way into another account, and closes it behind the copy: what is copied is shared with
 * that account while it copies. Only what the run has made itself is shared; and what AWS's own key
 * encrypts cannot be (RDS User Guide, "Sharing a DB snapshot"). Everything else passes through a
 * transit copy.
 */
@ApplicationScoped
class Passage {
  /** Refusals of a request as it stands: the step that meets one fails. */
  private static final Set<AwsFailure.Kind> FINAL =
      Set.of(
          AwsFailure.Kind.KEY_NOT_USABLE,
          AwsFailure.Kind.QUOTA_EXCEEDED,
          AwsFailure.Kind.NOT_FOUND,
          AwsFailure.Kind.REFUSED);

  private final RdsGateway rds;
  private final KmsKeys keys;
  private final ShareableKey shareable;
  private final Transit transit;
  private final Detour detour;
  private final Pullers pullers;

  Passage(
      RdsGateway rds,
      KmsKeys keys,
      ShareableKey shareable,
      Transit transit,
      Detour detour,
      Pullers pullers) {
    this.rds = rds;
    this.keys = keys;
    this.shareable = shareable;
    this.transit = transit;
    this.detour = detour;
    this.pullers = pullers;
  }

  /** Opens the way, as far as one message can. */
  Way open(CopyPlan plan, Run run) {
    if (!plan.crossesAccounts()) {
      return new Way.Open(plan.source());
    }
    Way way = passesThrough(plan, run) ? transit.go(plan, run) : new Way.Open(plan.source());
    return way instanceof Way.Open open ? share(open.from(), plan, run) : way;
  }

  private boolean passesThrough(CopyPlan plan, Run run) {
    return transit.isMade(plan, run)
        || detour.isTaken(plan, run)
        || !isOurs(plan, run)
        || keyOf(plan.source()).filter(KmsKey::managedByAws).isPresent();
  }

  /** What a run only picked is somebody else's: with whom it is shared is not ours to say. */
  private boolean isOurs(CopyPlan plan, Run run) {
    return pullers
        .maker(plan.source(), run)
        .flatMap(run::created)
        .filter(created -> created.arn().equals(plan.source().arn()))
        .isPresent();
  }

  private Way share(SnapshotRef from, CopyPlan plan, Run run) {
    String account = plan.target().account();
    if (!rds.sharedWith(from).contains(account)) {
      Optional<String> problem =
          keyOf(from).flatMap(key -> shareable.problem(from, key, List.of(account)));
      if (problem.isPresent()) {
        return new Way.Closed(notShareable(from, problem.get()));
      }
      rds.share(from, List.of(account), List.of());
      detour.shared(plan, run);
    }
    return new Way.Open(from);
  }

  /** Goes a step of the way; whoever gives up on it closes it, too. */
  Outcome leaving(CopyPlan plan, Run run, Supplier<Outcome> step) {
    try {
      Outcome outcome = step.get();
      return outcome instanceof Outcome.GiveUp giveUp ? closed(giveUp, plan, run) : outcome;
    } catch (AwsFailure e) {
      if (FINAL.contains(e.kind())) {
        close(plan, run);
      }
      throw e;
    }
  }

  /** What cannot be taken back is told. */
  private Outcome closed(Outcome.GiveUp why, CopyPlan plan, Run run) {
    try {
      close(plan, run);
      return why;
    } catch (AwsFailure e) {
      if (e.isTransient()) {
        throw e;
      }
      return Outcome.giveUp(
          why.code(),
          why.detail(),
          "%s; and what was opened for the other account, because of %s"
              .formatted(why.leftAsIs(), e.code()));
    }
  }

  /** Takes back what was opened, as far as nobody else needs it. */
  void close(CopyPlan plan, Run run) {
    if (!plan.crossesAccounts()) {
      return;
    }
    transit.remove(plan, run);
    String account = plan.target().account();
    if (isOurs(plan, run)
        && !pullers.mayStay(plan, run)
        && rds.sharedWith(plan.source()).contains(account)) {
      rds.share(plan.source(), List.of(), List.of(account));
    }
  }

  private Optional<KmsKey> keyOf(SnapshotRef snapshot) {
    return rds.snapshot(snapshot)
        .flatMap(state -> state.kmsKeyArn())
        .flatMap(arn -> keys.find(snapshot.account(), snapshot.region(), arn));
  }

  private static Outcome notShareable(SnapshotRef from, String problem) {
    return Outcome.giveUp(
        FailureCode.KMS_KEY_NOT_USABLE,
        "%s cannot be copied into another account: %s".formatted(from.arn(), problem),
        "The source snapshot; nobody was let in");
  }
}
