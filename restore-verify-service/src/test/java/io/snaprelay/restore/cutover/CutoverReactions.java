package io.snaprelay.restore.cutover;

import io.snaprelay.database.Servers;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Mailbox;
import io.snaprelay.step.SiteScope;
import java.time.Clock;
import java.util.List;

/** All reactions of a cutover, as the container puts them together. */
public final class CutoverReactions {
  private final RdsGateway rds;
  private final ProductionGateway production;
  private final Ledger ledger;
  private final RunLedger runs;
  private final Likeness likeness;
  private final Pace pace;
  private final CutoverConfig config = new Patience();
  private final Decisions decisions;

  public CutoverReactions(
      RdsGateway rds, ProductionGateway production, Ledger ledger, Likeness likeness, Pace pace) {
    this.rds = rds;
    this.production = production;
    this.ledger = ledger;
    this.runs = new RunLedger(ledger);
    this.likeness = likeness;
    this.pace = pace;
    this.decisions = new Decisions(ledger);
  }

  /** With the check that logs in at the endpoint. */
  public List<Object> all(Servers servers, Mailbox mailbox, Clock clock) {
    return all(new LoginAtEndpoint(rds, servers), mailbox, clock);
  }

  List<Object> all(EndpointCheck endpoint, Mailbox mailbox, Clock clock) {
    Retired retired = new Retired(production);
    Reached reached = new Reached(runs);
    Escorts escorts = escorts(reached);
    Swap swap =
        new Swap(
            new Scenes(production, rds, escorts),
            production,
            new Candidate(production),
            escorts,
            decisions,
            endpoint,
            reached,
            config);
    DeleteOld deletion = new DeleteOld(production, rds, retired, pace);
    return List.of(
        new Approve(decisions, runs),
        new TakeOldBack(decisions, runs, mailbox, clock, SiteScope.EVERYWHERE),
        new StartCutover(),
        new HoldOld(),
        new CleanUpAfterCutover(),
        new FinishCutover(decisions, begin(), swap, retired, likeness, reached, runs, config),
        new RetireOld(decisions, deletion, swap, config, pace));
  }

  private Escorts escorts(Reached reached) {
    return new Escorts(
        new Followers(production, rds), new Sessions(production, reached), production, decisions);
  }

  private BeginSwap begin() {
    return new BeginSwap(
        rds,
        new TemporaryDatabases(rds),
        decisions,
        new Preflight(rds, production),
        likeness,
        new Replacements(ledger, runs, decisions),
        runs,
        config);
  }
}
