package io.snaprelay.sweep;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Mailbox;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Recheck;
import java.time.Duration;

/** Ends silent runs by the way that every run past its deadline ends: a new watch over it. */
public final class RunEnding implements Remover {
  private final RunLedger ledger;
  private final Mailbox mailbox;

  public RunEnding(RunLedger ledger, Mailbox mailbox) {
    this.ledger = ledger;
    this.mailbox = mailbox;
  }

  @Override
  public Removal remove(Leftover leftover) {
    if (!ledger.open().contains(leftover.run())) {
      return new Removal.Gone();
    }
    ledger.plan(leftover.run()).ifPresent(this::watch);
    return new Removal.Asked();
  }

  private void watch(FrozenPlan run) {
    mailbox.send(
        Messages.write(
            new Recheck(run.run(), Recheck.RUN_DEADLINE, run.deadline(), run.traceparent())),
        Duration.ZERO);
  }
}
