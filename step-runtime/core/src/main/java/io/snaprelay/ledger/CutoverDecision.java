package io.snaprelay.ledger;

import java.util.Locale;

/** What a cutover decides once; each is a record of its own in the ledger. */
public enum CutoverDecision {
  /** Who let it go on. */
  APPROVAL,
  /** That the swap begins, with what it needs to be finished or turned back by whoever comes. */
  INTENT,
  /** Which way the swap goes. */
  TURN,
  /** What becomes of the old production once the swap has passed. */
  AFTERWARDS;

  /** The last part of its key: records of earlier releases have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
