package io.snaprelay.sweep;

/** Why something is reported by a sweep. Names are stable, like those of failure codes. */
public enum Cause {
  /** A temporary database is older than its tag {@code snaprelay:expires-at} allows. */
  EXPIRED,
  /** It was of use to its run only, and that has completed. */
  RUN_OVER,
  /** It was of use to its run only, and the ledger knows no such run any more. */
  RUN_UNKNOWN,
  /** A snapshot that failed; its run has completed. */
  HALF_MADE,
  /** It bears our tags or a derived name, and the ledger has no record that SnapRelay made it. */
  NOT_RECORDED,
  /** It has name and tags of ours, and another resource id than what SnapRelay made. */
  OTHER_RESOURCE,
  /** A run whose deadline and clean-up are over, and that nobody has ended. */
  RUN_SILENT,
  /** The schedule of a plan was due, and no run was asked for, or every request was refused. */
  NOT_STARTED
}
