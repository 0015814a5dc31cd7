package io.snaprelay.notify;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.seal.Sha256;
import io.snaprelay.seal.VerifyingKey;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Has evidence signed, once: the first signature that the ledger takes counts. KMS that is busy is
 * asked again, for a while; KMS that refuses leaves evidence that says that it is not signed, and
 * why. No evidence is ever lost for want of a signature.
 */
@ApplicationScoped
class EvidenceSigning {
  static final String NO_KEY = "no key is configured (snaprelay.evidence.signing-key)";

  private static final Logger LOG = Logger.getLogger(EvidenceSigning.class);
  private static final StepName WAITING = new StepName("sign-evidence");

  private final Signer signer;
  private final NotifierConfig.Files config;
  private final RunLedger runs;
  private final Ledger ledger;
  private final Clock clock;

  EvidenceSigning(
      Signer signer, NotifierConfig config, RunLedger runs, Ledger ledger, Clock clock) {
    this.signer = signer;
    this.config = config.evidence();
    this.runs = runs;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Whether and how a document is signed; empty if that is not decided yet. */
  Optional<EvidenceSignature> of(RunId run, byte[] document) {
    Optional<EvidenceSignature> decided = decided(run);
    if (decided.isEmpty()) {
      attempt(run, document).ifPresent(signature -> decide(run, signature));
      decided = decided(run);
    }
    decided.filter(EvidenceSignature::isSigned).ifPresent(signature -> copy(run, signature));
    return decided;
  }

  private Optional<EvidenceSignature> attempt(RunId run, byte[] document) {
    String sha256 = Sha256.hex(document);
    if (config.signingKey().isEmpty()) {
      return Optional.of(EvidenceSignature.none(sha256, clock.instant(), NO_KEY));
    }
    try {
      return Optional.of(sign(config.signingKey().get(), document));
    } catch (VerifyingKey.Unusable e) {
      return Optional.of(refused(run, sha256, e.getMessage()));
    } catch (AwsFailure e) {
      return e.isTransient() && isPatient(run)
          ? Optional.empty()
          : Optional.of(refused(run, sha256, "%s: %s".formatted(e.code(), e.getMessage())));
    }
  }

  /** What nobody can check is no signature: it is checked before it counts. */
  private EvidenceSignature sign(String keyId, byte[] document) {
    Signer.Signed signed = signer.sign(keyId, document);
    String sha256 = Sha256.hex(document);
    return signed.key().verifies(document, signed.signature())
        ? EvidenceSignature.signed(
            sha256, clock.instant(), signed.keyArn(), signed.key(), signed.signature())
        : EvidenceSignature.none(
            sha256, clock.instant(), signed.keyArn() + " made a signature that is not valid");
  }

  private EvidenceSignature refused(RunId run, String sha256, String reason) {
    LOG.errorf("The evidence of run %s is NOT signed: %s", run, reason);
    return EvidenceSignature.none(sha256, clock.instant(), reason);
  }

  private boolean isPatient(RunId run) {
    runs.waiting(run, WAITING, clock.instant());
    Instant since = runs.waiting(run, WAITING).orElseThrow();
    return clock.instant().isBefore(since.plus(config.signingPatience()));
  }

  private void decide(RunId run, EvidenceSignature signature) {
    ledger.create(EvidenceFiles.key(run, EvidenceFiles.signing(run)), EventJson.bytes(signature));
  }

  private void copy(RunId run, EvidenceSignature signature) {
    String bytes = EvidenceFiles.key(run, EvidenceFiles.signature(run));
    String key = EvidenceFiles.key(run, EvidenceFiles.publicKey(run));
    ledger.create(bytes, signature.bytes().orElseThrow());
    ledger.create(key, signature.pem().orElseThrow());
  }

  private Optional<EvidenceSignature> decided(RunId run) {
    return runs.evidence(run, EvidenceFiles.signing(run))
        .map(json -> LedgerJson.read(json, EvidenceSignature.class));
  }
}
