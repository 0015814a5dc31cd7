package io.snaprelay.evidence;

import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;

/** What the files of a run's evidence are called, in the ledger and elsewhere. */
public final class EvidenceFiles {
  private EvidenceFiles() {}

  /** The file for machines. */
  public static String json(RunId run) {
    return "evidence-" + run + ".json";
  }

  /** The page for people. */
  public static String html(RunId run) {
    return "evidence-" + run + ".html";
  }

  /** The signature of the file for machines: the bare bytes, as openssl takes them. */
  public static String signature(RunId run) {
    return json(run) + ".sig";
  }

  /** The public key that the signature is checked with, as PEM. */
  public static String publicKey(RunId run) {
    return json(run) + ".pem";
  }

  /** The record that decides whether and how it was signed; the two files above are copies. */
  public static String signing(RunId run) {
    return "signing-" + run + ".json";
  }

  /** Where a file stands in the ledger. */
  public static String key(RunId run, String file) {
    return LedgerKeys.evidence(run, file);
  }
}
