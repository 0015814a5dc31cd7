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

  /** Where a file stands in the ledger. */
  public static String key(RunId run, String file) {
    return LedgerKeys.evidence(run, file);
  }
}
