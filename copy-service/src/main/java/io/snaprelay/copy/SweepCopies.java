package io.snaprelay.copy;

import io.snaprelay.aws.Account;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.sweep.SnapshotLook;
import io.snaprelay.sweep.SnapshotRemoval;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.wire.Sweep;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A sweep looks for snapshots that copying has left behind, transit copies and failed ones: at home
 * and, by the role that it pulls with, in the accounts that it pulls into.
 */
@ApplicationScoped
class SweepCopies implements Reaction<Sweep> {
  private final SnapshotLook look;
  private final SnapshotRemoval removal;
  private final SweepRound round;
  private final Account account;

  SweepCopies(RdsGateway rds, SnapshotLook look, SweepRound round, Account account) {
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
    return round.inEach(sweep, account.id(), "snapshots", look::copiesIn, removal);
  }
}
