package io.snaprelay.copy;

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
import java.util.List;
import java.util.stream.Stream;

/**
 * A sweep looks for snapshots that copying has left behind, transit copies and failed ones: at home
 * and, by the role that it pulls with, in the accounts that it pulls into; in those of databases,
 * by theirs, because what cannot be shared passes through a copy there.
 */
@ApplicationScoped
class SweepCopies implements Reaction<Sweep> {
  private final SnapshotLook look;
  private final SnapshotRemoval removal;
  private final SweepRound round;
  private final Account account;
  private final SourceAccounts sources;

  SweepCopies(
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
    List<String> others =
        Stream.concat(sweep.accounts().stream(), sources.ids().stream()).distinct().toList();
    Sweep everywhere = new Sweep(sweep.regions(), others);
    return round.inEach(everywhere, account.id(), "snapshots", look::copiesIn, removal);
  }
}
