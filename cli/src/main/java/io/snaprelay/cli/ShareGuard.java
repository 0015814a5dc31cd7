package io.snaprelay.cli;

import io.snaprelay.ledger.OpenRuns;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.SnapshotState;
import java.util.List;
import java.util.Optional;

/** Why a snapshot of ours is not shared by hand, looked at before RDS is asked for anything. */
final class ShareGuard {
  /** RDS User Guide, "Sharing a DB snapshot": a manual snapshot has 20 such accounts at most. */
  private static final int MOST = 20;

  private final OpenRuns open;
  private final SharedKeys keys;

  ShareGuard(OpenRuns open, SharedKeys keys) {
    this.open = open;
    this.keys = keys;
  }

  /**
   * Why not; empty if nothing is in the way.
   *
   * @param wanted all who should be let in afterwards
   * @param missing those of them who are not yet
   */
  Optional<String> refusal(OwnSnapshots.Own own, List<String> wanted, List<String> missing) {
    SnapshotState state = own.state();
    Optional<RunId> run = open.naming(state.ref());
    if (run.isPresent()) {
      return Optional.of("run %s is still at work with it".formatted(run.get()));
    }
    if (!missing.isEmpty() && isOnTheWay(own.step())) {
      return Optional.of(
          "it is a means to an end of its run, and no result: only a result is shared");
    }
    if (missing.contains(state.ref().account())) {
      return Optional.of("it belongs to %s already".formatted(state.ref().account()));
    }
    if (wanted.size() > MOST) {
      return Optional.of(
          "RDS lets %d accounts in at most, and these would be %d".formatted(MOST, wanted.size()));
    }
    return keys.problem(state, missing);
  }

  /** What a masked snapshot is encrypted with first may be production's key. */
  private static boolean isOnTheWay(StepName step) {
    return step.isTransit() || step.equals(StepName.SANITIZED_SNAPSHOT);
  }
}
