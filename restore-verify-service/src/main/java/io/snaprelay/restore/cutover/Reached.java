package io.snaprelay.restore.cutover;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** When a cutover first saw something: patience begins there, whoever looks. */
@ApplicationScoped
class Reached {
  private final RunLedger ledger;

  Reached(RunLedger ledger) {
    this.ledger = ledger;
  }

  /** When that was; absent if nobody has seen it. */
  Optional<Instant> at(Run run, String what) {
    return ledger.reached(run.id(), what);
  }

  Instant first(Run run, String what) {
    ledger.reached(run.id(), what, run.now());
    return ledger.reached(run.id(), what).orElseThrow();
  }
}
