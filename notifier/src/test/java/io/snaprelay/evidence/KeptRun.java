package io.snaprelay.evidence;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.plan.FrozenPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run whose proof failed, of a plan that then keeps the temporary database for four hours. */
public final class KeptRun {
  public static final FrozenPlan PLAN = SamplePlan.keeping(Duration.ofHours(4));

  static final Instant KEPT_UNTIL = SampleRun.at(1700).plus(Duration.ofHours(4));

  private KeptRun() {}

  public static SampleRun in(Ledger ledger) {
    List<CheckResult> damage =
        List.of(SampleChecks.check("b-tree", "pkey", Status.FAIL, "in order", "not in order", 1));
    return SampleRun.begun(ledger, PLAN)
        .snapshotted()
        .copied()
        .restored()
        .manifested(damage)
        .verified(damage)
        .nothingToCleanUp(1701);
  }
}
