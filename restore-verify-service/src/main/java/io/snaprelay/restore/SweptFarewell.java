package io.snaprelay.restore;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.Run;
import io.snaprelay.sweep.Leftover;
import io.snaprelay.sweep.Removal;
import io.snaprelay.sweep.TemporaryRemoval.Farewell;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Before a sweep deletes a temporary database: one that is being promoted, or was, stays. */
@ApplicationScoped
class SweptFarewell implements Farewell {
  private final RunLedger ledger;
  private final PromotionGate promotion;
  private final Clock clock;

  SweptFarewell(RunLedger ledger, PromotionGate promotion, Clock clock) {
    this.ledger = ledger;
    this.promotion = promotion;
    this.clock = clock;
  }

  @Override
  public Optional<Removal> before(Leftover leftover) {
    return ledger
        .plan(leftover.run())
        .map(frozen -> new Run(frozen, ledger, "sweep", clock))
        .filter(run -> !promotion.close(run))
        .map(run -> new Removal.Spared());
  }
}
