package io.snaprelay.notify;

import io.snaprelay.chain.EvidenceChain;
import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.plan.FrozenPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Keeps incidents in the order of the runs. Old news that comes late, after attempts in vain, would
 * open an incident again that a newer run has closed, or close one that it has opened: once a newer
 * run of the same plan and database has ended, that run alone decides.
 */
@ApplicationScoped
class Incidents {
  private final RunLedger runs;
  private final EvidenceChain chain;

  Incidents(RunLedger runs, Ledger ledger) {
    this.runs = runs;
    this.chain = new EvidenceChain(ledger);
  }

  /** Those whom the news still concerns. */
  List<Recipient> inOrder(Notice notice, List<Recipient> recipients) {
    boolean anyIncident = recipients.stream().anyMatch(Recipient::opensIncidents);
    return anyIncident && isOvertaken(notice)
        ? recipients.stream().filter(recipient -> !recipient.opensIncidents()).toList()
        : recipients;
  }

  /** The newest evidence of the database tells; that of another plan tells nothing of this one. */
  private boolean isOvertaken(Notice notice) {
    FrozenPlan own = runs.plan(notice.about().run()).orElseThrow();
    return chain
        .newest(own.database())
        .map(EvidenceLink::run)
        .flatMap(runs::plan)
        .filter(newest -> newest.planName().equals(own.planName()))
        .filter(newest -> newest.requestedAt().isAfter(own.requestedAt()))
        .isPresent();
  }
}
