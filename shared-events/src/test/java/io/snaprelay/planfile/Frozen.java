package io.snaprelay.planfile;

import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.SnapshotSource;
import java.time.Instant;
import java.util.Optional;

/** The plan named nightly of a file, frozen for the database named orders. */
final class Frozen {
  private Frozen() {}

  static FrozenPlan plan(String situation, SnapshotSource source) {
    PlanFile file = Plans.file(situation);
    return new FrozenPlan(
        RunId.of("trigger-1", "nightly", "orders"),
        "trigger-1",
        "nightly",
        "orders",
        file.databases().get("orders").in("111111111111"),
        source,
        file.plans().get("nightly"),
        Instant.parse("2026-11-21T02:00:00.123456Z"),
        Optional.empty());
  }
}
