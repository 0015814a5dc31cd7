package io.snaprelay.snapshot;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Steps;
import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;

/**
 * What is not done with a database of another account. Its roles let us take and copy snapshots,
 * and restore from our own, but not change what we did not make. Rules of the plan file say the
 * same as far as it tells; which account we run in, and which databases are selected, it does not.
 */
final class SourceAccountLimits {
  private SourceAccountLimits() {}

  /**
   * Why a plan cannot be executed; empty if it can.
   *
   * @param source where the snapshot comes from, be it the trigger that says so
   * @param database one that is in another account
   */
  static Optional<String> of(Plan plan, SnapshotSource source, DatabaseRef database, Home home) {
    String where = "in account " + database.account();
    if (plan.restore().filter(Restore::isCutover).isPresent()) {
      return Optional.of(
          "Production %s is not cut over: that renames and deletes what SnapRelay did not make, and no role of another account allows it"
              .formatted(where));
    }
    if (source.restoresATime()) {
      return Optional.of(
          "No point in time is restored %s: the role there restores from snapshots of SnapRelay only; take a fresh one"
              .formatted(where));
    }
    boolean picked =
        source.kind() != SnapshotSource.Kind.FRESH && source.kind() != SnapshotSource.Kind.GOOD;
    if (plan.restoresTemporarily() && picked && Steps.restored(plan).equals(StepName.SNAPSHOT)) {
      return Optional.of(
          "No snapshot that was only picked is restored %s: the role there restores from snapshots of SnapRelay only; take a fresh one, or add a copy"
              .formatted(where));
    }
    boolean stays = !Steps.restoredIn(plan, database.account()).equals(home.account());
    if (plan.sanitize().isPresent() && stays) {
      return Optional.of(
          "Nothing is masked %s: let verify.of name a copy whose account is %s, which is ours"
              .formatted(where, home.account()));
    }
    boolean given = !Steps.givenIn(plan, database.account()).equals(home.account());
    return plan.export().isPresent() && given
        ? Optional.of(
            "Nothing is exported %s: let the first copy have the account %s, which is ours"
                .formatted(where, home.account()))
        : Optional.empty();
  }
}
