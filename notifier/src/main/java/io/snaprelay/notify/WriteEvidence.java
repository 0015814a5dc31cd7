package io.snaprelay.notify;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.evidence.Dossier;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.evidence.page.EvidenceHtml;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes the evidence of a run that is over: the document and its signature first, then the page,
 * which is made from the document that counts. Each is written once; a redelivery only adds what is
 * missing.
 */
@ApplicationScoped
class WriteEvidence implements Reaction<Message.OfEvent> {
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final RunLedger runs;
  private final Ledger ledger;
  private final EvidenceArchive archive;
  private final EvidenceHtml html;
  private final EvidenceFolder folder;
  private final CoverageFiles coverage;

  WriteEvidence(
      RunLedger runs,
      Ledger ledger,
      EvidenceArchive archive,
      EvidenceHtml html,
      EvidenceFolder folder,
      CoverageFiles coverage) {
    this.runs = runs;
    this.ledger = ledger;
    this.archive = archive;
    this.html = html;
    this.folder = folder;
    this.coverage = coverage;
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
    EvidenceArchive.Filed filed = archive.file(dossier);
    RunId run = dossier.frozen().run();
    folder.put(EvidenceFiles.json(run), filed.json());
    if (filed.signature().isEmpty()) {
      return Outcome.retryLater("KMS has not signed the evidence", PAUSE);
    }
    complete(run, filed, filed.signature().get());
    coverage.write(run, filed.evidence().run().completedAt());
    return Outcome.emit();
  }

  private void complete(RunId run, EvidenceArchive.Filed filed, EvidenceSignature signature) {
    signature.bytes().ifPresent(bytes -> folder.put(EvidenceFiles.signature(run), bytes));
    signature.pem().ifPresent(key -> folder.put(EvidenceFiles.publicKey(run), key));
    byte[] page = html.render(filed.evidence(), filed.json(), signature);
    folder.put(EvidenceFiles.html(run), once(run, EvidenceFiles.html(run), page));
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
