package io.snaprelay.evidence.page;

import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.seal.Sha256;

/**
 * Where the page is from.
 *
 * @param product which version of SnapRelay wrote the evidence
 * @param schema the schema of the file
 * @param file the JSON file that says the same
 * @param sha256 that file's SHA-256, in hex: it ties the page to the file
 */
public record Imprint(String product, String schema, String file, String sha256) {
  static Imprint of(Evidence evidence, byte[] json) {
    return new Imprint(
        evidence.product(),
        evidence.schema(),
        EvidenceFiles.json(evidence.run().id()),
        Sha256.hex(json));
  }
}
