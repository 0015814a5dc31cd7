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

/** A sweep looks for temporary databases that no run will delete any more. */
@ApplicationScoped
class SweepTemporaryDatabases implements Reaction<Sweep> {
  private final TemporaryLook look;
  private final TemporaryRemoval removal;
  private final SweepRound round;
  private final Account account;

  SweepTemporaryDatabases(
      RdsGateway rds,
      TemporaryLook look,
      SweptFarewell farewell,
      SweepRound round,
      Account account) {
    this.look = look;
    this.removal = new TemporaryRemoval(rds, look, farewell);
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
        sweep.regions(), "databases", region -> look.in(account.id(), region), removal);
  }
}
