package io.snaprelay.snapshot;

import io.snaprelay.aws.Account;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.sweep.SnapshotLook;
import io.snaprelay.sweep.SnapshotRemoval;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.wire.Sweep;
import jakarta.enterprise.context.ApplicationScoped;

/** A sweep looks for snapshots that failed, and for masked ones that were never copied. */
@ApplicationScoped
class SweepSnapshots implements Reaction<Sweep> {
  private final SnapshotLook look;
  private final SnapshotRemoval removal;
  private final SweepRound round;
  private final Account account;

  SweepSnapshots(RdsGateway rds, SnapshotLook look, SweepRound round, Account account) {
    this.look = look;
    this.removal = new SnapshotRemoval(rds, look);
    this.round = round;
    this.account = account;
  }

  @Override
  public Class<Sweep> message() {
    return Sweep.class;
  }

  @Override
  public Outcome react(Sweep sweep) {
    return round.inEach(
        sweep.regions(), "snapshots", region -> look.takenIn(account.id(), region), removal);
  }
}
