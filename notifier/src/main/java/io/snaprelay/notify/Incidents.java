package io.snaprelay.notify;

import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.refs.DatabaseRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps incidents in the order of the runs. Old news that comes late, after attempts in vain, would
 * open an incident again that a newer run has closed, or close one that it has opened: once a newer
 * run of the same plan and database has ended, that run alone decides.
 */
@ApplicationScoped
class Incidents {
  private final RunLedger runs;
  private final Ledger ledger;

  Incidents(RunLedger runs, Ledger ledger) {
    this.runs = runs;
    this.ledger = ledger;
  }

  /** Those whom the news still concerns. */
  List<Recipient> inOrder(Notice notice, List<Recipient> recipients) {
    boolean anyIncident = recipients.stream().anyMatch(Recipient::opensIncidents);
    return anyIncident && isOvertaken(notice)
        ? recipients.stream().filter(recipient -> !recipient.opensIncidents()).toList()
        : recipients;
  }

  /**
   * Looks back from the run that ended last, past those of other plans, and no further than need
   * be.
   */
  private boolean isOvertaken(Notice notice) {
    return runs.plan(notice.about().run()).filter(this::isOvertaken).isPresent();
  }

  private boolean isOvertaken(FrozenPlan own) {
    return ended(own.database())
        .takeWhile(other -> other.requestedAt().isAfter(own.requestedAt()))
        .anyMatch(other -> other.planName().equals(own.planName()));
  }

  /** The runs of a database that have evidence, the last one first; each is read when looked at. */
  private Stream<FrozenPlan> ended(DatabaseRef database) {
    List<String> links = new ArrayList<>(ledger.list(LedgerKeys.evidenceLinks(database)));
    Collections.reverse(links);
    return links.stream()
        .map(ledger::read)
        .flatMap(Optional::stream)
        .map(link -> LedgerJson.read(link, EvidenceLink.class).run())
        .map(runs::plan)
        .flatMap(Optional::stream);
  }
}
