package io.snaprelay.notify;

import io.snaprelay.aws.Account;
import io.snaprelay.chain.EvidenceChain;
import io.snaprelay.coverage.Coverage;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.plan.PlanFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How the databases of a plan file stand at this moment. */
@ApplicationScoped
class CoverageNow {
  private final Ledger ledger;
  private final NotifierConfig config;
  private final Account home;
  private final Clock clock;

  CoverageNow(Ledger ledger, NotifierConfig config, Account home, Clock clock) {
    this.ledger = ledger;
    this.config = config;
    this.home = home;
    this.clock = clock;
  }

  Coverage of(PlanFile file) {
    return Coverage.of(
        file, home::id, new EvidenceChain(ledger), clock.instant(), config.coverage().maxAge());
  }
}
