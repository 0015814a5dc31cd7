package io.snaprelay.restore.cutover;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** When a cutover first saw something: patience begins there, whoever looks. */
@ApplicationScoped
class Reached {
  private final RunLedger ledger;

  Reached(RunLedger ledger) {
    this.ledger = ledger;
  }

  Instant first(Run run, String what) {
    ledger.reached(run.id(), what, run.now());
    return ledger.reached(run.id(), what).orElseThrow();
  }
}
