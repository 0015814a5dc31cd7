package io.snaprelay.snapshot;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.sweep.SnapshotLook;
import io.snaprelay.sweep.SnapshotRemoval;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.wire.Sweep;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A sweep looks for snapshots that failed, and for masked ones that were never copied: at home, and
 * in the accounts whose databases have been snapshotted.
 */
@ApplicationScoped
class SweepSnapshots implements Reaction<Sweep> {
  private final SnapshotLook look;
  private final SnapshotRemoval removal;
  private final SweepRound round;
  private final Account account;
  private final SourceAccounts sources;

  SweepSnapshots(
      RdsGateway rds,
      SnapshotLook look,
      SweepRound round,
      Account account,
      SourceAccounts sources) {
    this.look = look;
    this.removal = new SnapshotRemoval(rds, look);
    this.round = round;
    this.account = account;
    this.sources = sources;
  }

  @Override
  public Class<Sweep> message() {
    return Sweep.class;
  }

  @Override
  public Outcome react(Sweep sweep) {
    Sweep everywhere = new Sweep(sweep.regions(), sources.ids());
    return round.inEach(everywhere, account.id(), "snapshots", look::takenIn, removal);
  }
}
