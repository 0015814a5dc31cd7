package io.snaprelay.notify;

import io.snaprelay.chain.EvidenceChain;
import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.evidence.Dossier;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.EvidenceJson;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.evidence.RunFigures;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.seal.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Evidence in the ledger: first its link in the database's chain, then the document, which depends
 * on nothing but the run's records and that link, then the signature. Whatever a killed service
 * left out is added by whoever comes next: the same message, or the next run of the database.
 */
@ApplicationScoped
class EvidenceArchive {
  private final RunLedger runs;
  private final Ledger ledger;
  private final EvidenceChain chain;
  private final EvidenceSigning signing;
  private final Product product;

  EvidenceArchive(RunLedger runs, Ledger ledger, EvidenceSigning signing, Product product) {
    this.runs = runs;
    this.ledger = ledger;
    this.chain = new EvidenceChain(ledger);
    this.signing = signing;
    this.product = product;
  }

  /**
   * Evidence that is on file.
   *
   * @param evidence what it says
   * @param json the document that counts
   * @param signature whether it is signed; empty while KMS has not answered
   */
  record Filed(Evidence evidence, byte[] json, Optional<EvidenceSignature> signature) {}

  /** Puts the evidence of a run on file, as far as it is not. */
  Filed file(Dossier dossier) {
    RunId run = dossier.frozen().run();
    byte[] json = document(run).orElseGet(() -> write(dossier, link(dossier)));
    return new Filed(EvidenceJson.read(json), json, signing.of(run, json));
  }

  private EvidenceLink link(Dossier dossier) {
    return chain.join(
        dossier.frozen().run(),
        dossier.frozen().database(),
        (number, previous) ->
            new EvidenceLink(
                number,
                dossier.frozen().run(),
                dossier.frozen().database(),
                product.name(),
                previous.map(this::named),
                RunFigures.history(previous.map(EvidenceLink::history), dossier)));
  }

  /**
   * A link names the hash of the document before: that must be there first, or be lost for good.
   */
  private EvidenceLink.Previous named(EvidenceLink previous) {
    Optional<byte[]> document =
        document(previous.run())
            .or(
                () ->
                    Dossier.of(previous.run(), runs)
                        .filter(late -> late.open().isEmpty())
                        .map(late -> write(late, previous)));
    return new EvidenceLink.Previous(previous.number(), previous.run(), document.map(Sha256::hex));
  }

  private byte[] write(Dossier dossier, EvidenceLink link) {
    String key = key(link.run());
    ledger.create(key, EvidenceJson.write(Evidence.of(dossier, link)));
    return document(link.run())
        .orElseThrow(() -> new IllegalStateException("Created, yet not there: " + key));
  }

  private Optional<byte[]> document(RunId run) {
    return ledger.read(key(run));
  }

  private static String key(RunId run) {
    return EvidenceFiles.key(run, EvidenceFiles.json(run));
  }
}
