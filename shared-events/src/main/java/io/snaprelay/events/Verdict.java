package io.snaprelay.events;

/** What a proof says. */
public enum Verdict {
  /** Every check that ran passed, and at least one did. */
  PASSED,
  /** At least one check failed. */
  FAILED
}
