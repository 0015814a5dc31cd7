package io.snaprelay.evidence.page;

import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceFiles;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        sha256(json));
  }

  private static String sha256(byte[] json) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
