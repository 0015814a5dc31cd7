package io.snaprelay.restore.cutover;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.plan.Restore;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Approval;
import jakarta.enterprise.context.ApplicationScoped;

/** Records that somebody approved a cutover; the re-check that waits for it goes on. */
@ApplicationScoped
class Approve implements Reaction<Approval> {
  private final Decisions decisions;
  private final RunLedger ledger;

  Approve(Decisions decisions, RunLedger ledger) {
    this.decisions = decisions;
    this.ledger = ledger;
  }

  @Override
  public Class<Approval> message() {
    return Approval.class;
  }

  @Override
  public Outcome react(Approval approval) {
    boolean cutsOver =
        ledger
            .plan(approval.run())
            .flatMap(frozen -> frozen.plan().restore())
            .filter(Restore::isCutover)
            .isPresent();
    if (!cutsOver) {
      return Outcome.ignore("no run of that id cuts over");
    }
    decisions.approve(approval.run(), approval.by());
    return Outcome.emit();
  }
}
