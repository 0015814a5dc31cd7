package io.snaprelay.notify;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.evidence.Dossier;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.EvidenceJson;
import io.snaprelay.evidence.page.EvidenceHtml;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Writes the evidence of a run that is over: the file first, then the page, which is made from the
 * file that counts. A run's evidence is written once; a redelivery only adds what is missing.
 */
@ApplicationScoped
class WriteEvidence implements Reaction<Message.OfEvent> {
  private final RunLedger runs;
  private final Ledger ledger;
  private final EvidenceHtml html;
  private final EvidenceFolder folder;
  private final Product product;

  WriteEvidence(
      RunLedger runs, Ledger ledger, EvidenceHtml html, EvidenceFolder folder, Product product) {
    this.runs = runs;
    this.ledger = ledger;
    this.html = html;
    this.folder = folder;
    this.product = product;
  }

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
    if (message.event() instanceof RunCompleted completed) {
      return Dossier.of(completed.header().runId(), runs)
          .map(this::write)
          .orElseGet(() -> Outcome.ignore("the ledger knows no such run"));
    }
    return Outcome.ignore("the run is not over");
  }

  private Outcome write(Dossier dossier) {
    if (!dossier.open().isEmpty()) {
      return tooEarly(dossier);
    }
    RunId run = dossier.frozen().run();
    Evidence evidence = Evidence.of(dossier, product.name());
    byte[] json = once(run, EvidenceFiles.json(run), EvidenceJson.write(evidence));
    byte[] page = html.render(EvidenceJson.read(json), json);
    page = once(run, EvidenceFiles.html(run), page);
    folder.put(EvidenceFiles.json(run), json);
    folder.put(EvidenceFiles.html(run), page);
    return Outcome.emit();
  }

  /** Evidence is written once: what somebody claims too early must not take its place. */
  private static Outcome tooEarly(Dossier dossier) {
    return Outcome.giveUp(
        FailureCode.INTERNAL,
        "run-completed came for run %s, but these steps have no record: %s"
            .formatted(dossier.frozen().run(), dossier.open()),
        "No evidence was written; that of the true end will be");
  }

  private byte[] once(RunId run, String file, byte[] content) {
    String key = EvidenceFiles.key(run, file);
    return ledger.create(key, content) ? content : stored(key);
  }

  private byte[] stored(String key) {
    Optional<byte[]> stored = ledger.read(key);
    return stored.orElseThrow(() -> new IllegalStateException("Created, yet not there: " + key));
  }
}
