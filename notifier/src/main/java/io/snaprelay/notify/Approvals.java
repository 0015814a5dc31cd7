package io.snaprelay.notify;

import io.snaprelay.ledger.CutoverDecision;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import jakarta.enterprise.context.ApplicationScoped;

/** Which cutovers wait for a person. */
@ApplicationScoped
class Approvals {
  private final Ledger ledger;
  private final RunLedger runs;

  Approvals(Ledger ledger, RunLedger runs) {
    this.ledger = ledger;
    this.runs = runs;
  }

  /**
   * Whether a run whose proof has passed waits. News that come late, after attempts in vain, ask
   * nobody for what was decided meanwhile.
   */
  boolean isAwaited(FrozenPlan frozen) {
    return wantsOne(frozen)
        && ledger.read(LedgerKeys.cutover(frozen.run(), CutoverDecision.APPROVAL)).isEmpty()
        && runs.step(frozen.run(), StepName.CUTOVER).isEmpty();
  }

  private static boolean wantsOne(FrozenPlan frozen) {
    return frozen
        .plan()
        .restore()
        .filter(Restore::isCutover)
        .filter(how -> how.approve() == Restore.Approval.MANUAL)
        .isPresent();
  }
}
