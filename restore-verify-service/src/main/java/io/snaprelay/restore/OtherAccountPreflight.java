package io.snaprelay.restore;

import io.snaprelay.events.FailureCode;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * What would stop a restore in another account, before anything is written there. The role of
 * another account lets us change only what we have restored in it.
 */
@ApplicationScoped
class OtherAccountPreflight {
  private final RdsGateway rds;
  private final Networks networks;

  OtherAccountPreflight(RdsGateway rds, Networks networks) {
    this.rds = rds;
    this.networks = networks;
  }

  /**
   * The refusal; empty if nothing stands in the way, or the database is restored at home, or RDS
   * was asked for it already.
   *
   * @throws io.snaprelay.aws.AwsFailure if the account does not let us in; it names the role
   */
  Optional<Outcome> refusal(RestorePlan plan, Run run) {
    DatabaseRef target = plan.target();
    if (!networks.isElsewhere(target) || run.created(StepName.RESTORE).isPresent()) {
      return Optional.empty();
    }
    return notDoneThere(target, run)
        .map(why -> refuse(FailureCode.PLAN_NOT_EXECUTABLE, why))
        .or(() -> notThere(plan).map(why -> refuse(FailureCode.SNAPSHOT_NOT_FOUND, why)));
  }

  private static Outcome refuse(FailureCode code, String why) {
    return Outcome.giveUp(code, why, "Nothing was created");
  }

  private Optional<String> notDoneThere(DatabaseRef target, Run run) {
    if (run.plan().restore().filter(Restore::isCutover).isPresent()) {
      return Optional.of(
          "production in account %s is not cut over: that renames and deletes what SnapRelay did not make, and no role of another account allows it"
              .formatted(target.account()));
    }
    if (run.plan().sanitize().isPresent()) {
      return Optional.of(
          "nothing is masked in account %s: masked snapshots are taken, encrypted and shared by the account that SnapRelay runs in"
              .formatted(target.account()));
    }
    return Optional.of(target)
        .filter(there -> networks.find(there).isEmpty())
        .map(Networks::unknown);
  }

  private Optional<String> notThere(RestorePlan plan) {
    boolean missing =
        plan.source() instanceof SnapshotRef snapshot
            && rds.snapshot(snapshot).filter(SnapshotState::isAvailable).isEmpty();
    return missing
        ? Optional.of(
            "account %s has no available snapshot %s to restore: it was deleted, or its copy never got there"
                .formatted(plan.target().account(), plan.source().words()))
        : Optional.empty();
  }
}
