package io.snaprelay.restore;

import io.snaprelay.aws.Account;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.sweep.TemporaryLook;
import io.snaprelay.sweep.TemporaryRemoval;
import io.snaprelay.wire.Sweep;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A sweep looks for temporary databases that no run will delete any more: at home and, by the role
 * that it restores with, in the accounts that it restores in. Those that the sweep itself names are
 * where copies lie, and need not let anybody restore.
 */
@ApplicationScoped
class SweepTemporaryDatabases implements Reaction<Sweep> {
  private final TemporaryLook look;
  private final TemporaryRemoval removal;
  private final SweepRound round;
  private final Account account;
  private final Networks networks;

  SweepTemporaryDatabases(
      RdsGateway rds,
      TemporaryLook look,
      SweptFarewell farewell,
      SweepRound round,
      Account account,
      Networks networks) {
    this.look = look;
    this.removal = new TemporaryRemoval(rds, look, farewell);
    this.round = round;
    this.account = account;
    this.networks = networks;
  }

  @Override
  public Class<Sweep> message() {
    return Sweep.class;
  }

  @Override
  public Outcome react(Sweep sweep) {
    Sweep everywhere = new Sweep(sweep.regions(), networks.otherAccounts());
    return round.inEach(everywhere, account.id(), "databases", look::in, removal);
  }
}
