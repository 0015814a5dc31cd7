package io.snaprelay.evidence.page;

import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.evidence.ChainSection;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.EvidenceSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the evidence can be trusted, and how anybody finds out.
 *
 * @param tone good only if it is signed and its chain has no hole
 * @param word signed or not
 * @param facts key, fingerprint, place in the chain
 * @param commands what to type
 */
public record Seal(Tone tone, String word, List<Fact> facts, List<String> commands) {
  static Seal of(Evidence evidence, EvidenceSignature signature) {
    boolean broken = evidence.chain().filter(ChainSection::isBroken).isPresent();
    List<Fact> facts = new ArrayList<>(signature.isSigned() ? key(signature) : why(signature));
    evidence.chain().ifPresent(chain -> facts.addAll(chain(chain)));
    return new Seal(
        signature.isSigned() && !broken ? Tone.GOOD : Tone.BAD,
        signature.isSigned() ? "Signed" : "Not signed",
        List.copyOf(facts),
        signature.isSigned() ? commands(evidence) : List.of());
  }

  private static List<Fact> key(EvidenceSignature signature) {
    return List.of(
        new Fact("KMS key", signature.keyArn().orElseThrow()),
        new Fact("Algorithm", signature.algorithm().orElseThrow()),
        new Fact(
            "Fingerprint of the public key, SHA-256", signature.keyFingerprint().orElseThrow()),
        new Fact("Signed", signature.at().toString()));
  }

  private static List<Fact> why(EvidenceSignature signature) {
    return List.of(new Fact("Why it is not signed", signature.reason().orElse("unknown")));
  }

  private static List<Fact> chain(ChainSection chain) {
    Fact number = new Fact("Number in the database's chain", Long.toString(chain.number()));
    return chain
        .previous()
        .map(previous -> List.of(number, previous(previous)))
        .orElse(List.of(number));
  }

  private static Fact previous(EvidenceLink.Previous previous) {
    Optional<String> sha256 = previous.sha256();
    return new Fact(
        "Evidence before, SHA-256",
        "%s (number %d, run %s)"
            .formatted(sha256.orElse("LOST"), previous.number(), previous.run()));
  }

  private static List<String> commands(Evidence evidence) {
    String json = EvidenceFiles.json(evidence.run().id());
    return List.of(
        "snaprelay evidence verify " + json,
        "openssl dgst -sha256 -verify %1$s.pem -signature %1$s.sig %1$s".formatted(json));
  }
}
