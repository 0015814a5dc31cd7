package io.snaprelay.plan;

import io.snaprelay.names.StepName;
import io.snaprelay.refs.ArnRegion;
import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;

/**
 * Where the database of a run comes up. Every event of the run carries it, and rules route by its
 * region: in a region works one restore-verify-service at most, also for what it restores in other
 * accounts there.
 *
 * @param account the 12-digit id of the account that owns the restored database
 * @param region for example {@code eu-central-1}
 */
public record Site(String account, String region) {

  /** The site of a run, a pure function of its frozen plan; empty if nothing is restored. */
  public static Optional<Site> of(FrozenPlan frozen) {
    return of(frozen.plan(), frozen.snapshot(), frozen.database());
  }

  /**
   * The site of the runs of a plan.
   *
   * @param plan the plan
   * @param source where the snapshot comes from: the plan's choice, or a trigger's
   * @param database the plan's database
   */
  public static Optional<Site> of(Plan plan, SnapshotSource source, DatabaseRef database) {
    return plan.restoresTemporarily()
        ? Optional.of(
            new Site(
                Steps.restoredIn(plan, database.account()),
                region(plan, source, database.region())))
        : Optional.empty();
  }

  /** Beside the snapshot that is restored; one that another account shares is named by its ARN. */
  private static String region(Plan plan, SnapshotSource source, String home) {
    StepName restored = Steps.restored(plan);
    return Copies.of(plan)
        .madeBy(restored)
        .map(Copy::region)
        .or(() -> source.identifier().flatMap(ArnRegion::of))
        .or(() -> plan.restore().flatMap(restore -> restore.picksIn(plan)))
        .orElse(home);
  }

  /** As events carry it: {@code <account>/<region>}. */
  public String text() {
    return account + "/" + region;
  }

  /** The region of what {@link #text} gives. */
  public static String regionIn(String text) {
    return text.substring(text.indexOf('/') + 1);
  }
}
