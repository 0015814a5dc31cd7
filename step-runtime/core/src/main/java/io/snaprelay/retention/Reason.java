package io.snaprelay.retention;

/** Why a snapshot stays or goes. Names are stable: scripts and evidence rely on them. */
public enum Reason {
  /** It is being made, copied or deleted, or failed: RDS deletes only what is available. */
  NOT_AVAILABLE,
  /** Somebody has put the tag {@code snaprelay:legal-hold} on it. */
  LEGAL_HOLD,
  /** A run that has not completed made it, picked it, or was told to use it. */
  OPEN_RUN,
  /** Somebody copies a snapshot of the database, and RDS does not always tell which. */
  BEING_COPIED,
  /** An account may restore it that its plan does not name. */
  SHARED,
  /** No younger one of its place is available. */
  NEWEST,
  /** The last of its place that was restored and proved. */
  LAST_VERIFIED,
  /** The plan says nothing about snapshots like it. */
  NO_RULE,
  /** Its data are younger than the plan's age. */
  WITHIN_AGE,
  /** It is among the newest that the plan counts. */
  LAST,
  /** It stands for its day. */
  DAILY,
  /** It stands for its ISO week. */
  WEEKLY,
  /** It stands for its month. */
  MONTHLY,
  /** It stands for its year. */
  YEARLY,
  /** No copy of it is available, and none was there that expired. */
  COPY_MISSING,
  /** Its run was to prove it, and has not, or the verdict was FAILED. */
  NOT_VERIFIED,
  /** Goes: its data are older than the plan's age, and its copy is there. */
  SOURCE_TOO_OLD(true),
  /** Goes: no rule of the plan names it. */
  COPY_SUPERSEDED(true),
  /** Goes: there are more of them than the plan keeps. */
  SANITIZED_SUPERSEDED(true),
  /** Goes: its copy under the key of its own is there. */
  RE_ENCRYPTED(true),
  /** Goes: it was on its way into another account, and its run is over. */
  RUN_OVER(true);

  private final boolean expiring;

  Reason() {
    this(false);
  }

  Reason(boolean expiring) {
    this.expiring = expiring;
  }

  /** Whether a snapshot goes for it. */
  public boolean isExpiring() {
    return expiring;
  }
}
