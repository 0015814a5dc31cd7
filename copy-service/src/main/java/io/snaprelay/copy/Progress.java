package io.snaprelay.copy;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Whether a copy still moves. RDS has no event and no state for one that does not: what is seen is
 * noted, and what is seen unchanged for long is stuck.
 */
@ApplicationScoped
class Progress {
  private final RunLedger ledger;
  private final CopyConfig config;

  Progress(RunLedger ledger, CopyConfig config) {
    this.ledger = ledger;
    this.config = config;
  }

  boolean isStuck(CopyPlan plan, SnapshotState copy, Run run) {
    String seen = "%s-at-%d".formatted(plan.step(), copy.percentProgress());
    Instant since =
        ledger
            .reached(run.id(), seen)
            .orElseGet(
                () -> {
                  ledger.reached(run.id(), seen, run.now());
                  return run.now();
                });
    return since.plus(config.stuckAfter()).isBefore(run.now());
  }
}
