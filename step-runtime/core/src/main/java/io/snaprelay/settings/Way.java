package io.snaprelay.settings;

/** How a setting gets into a restored database. */
public enum Way {
  /** With the call that restores it. */
  RESTORE("RDS did not take it over"),
  /** By a modification before the proof. */
  MODIFY("RDS did not take it over"),
  /** By a modification once it stays: what is temporary must not have it. */
  PROMOTION("RDS did not take it over"),
  /** By a modification once it has its place: until then we log in, from where we are. */
  IN_PLACE("RDS did not take it over"),
  /** Whatever stays is protected from deletion, as its source was or not. */
  PROTECTED("SnapRelay protects what stays"),
  /** RDS takes it from the snapshot; nothing can be asked for. */
  KEPT("RDS takes it from the snapshot"),
  /** RDS takes it from the snapshot, unless the plan names another one with the restore. */
  CHOSEN("RDS takes it from the snapshot"),
  /** Possible with the restore only, where what is temporary must not have it. */
  WITHHELD("a restored database is never asked to be public, and RDS does not change it later"),
  /** No restore brings it back. */
  NOT_RESTORED("RDS does not restore it");

  private final String reason;

  Way(String reason) {
    this.reason = reason;
  }

  /** Whether only what stays gets it. */
  public boolean isForGood() {
    return this == PROMOTION || this == IN_PLACE || this == PROTECTED;
  }

  /** Why a setting that goes this way differs, when nobody wanted it to. */
  public String reason() {
    return reason;
  }

  /** Whether we can ask RDS for it. */
  public boolean isAskedFor() {
    return this == RESTORE || this == MODIFY || this == PROMOTION || this == IN_PLACE;
  }
}
