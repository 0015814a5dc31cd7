package io.snaprelay.snapshot;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.Mailbox;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.sweep.RunEnding;
import io.snaprelay.sweep.RunLook;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.wire.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** A sweep looks for open runs that nobody ends; they end as any run past its deadline does. */
@ApplicationScoped
class SweepRuns implements Reaction<Sweep> {
  private final RunLook look;
  private final RunEnding ending;
  private final SweepRound round;

  SweepRuns(RunLedger ledger, Mailbox mailbox, SweepRound round, Clock clock) {
    this.look = new RunLook(ledger, clock);
    this.ending = new RunEnding(ledger, mailbox);
    this.round = round;
  }

  @Override
  public Class<Sweep> message() {
    return Sweep.class;
  }

  @Override
  public Outcome react(Sweep sweep) {
    return round.of("runs", look.all(), ending);
  }
}
