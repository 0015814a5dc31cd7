package io.snaprelay.coverage;

/** How a database stands. */
public enum Standing {
  /** Its last proof passed, its objectives were met, and its last run succeeded. */
  PROVED(true),
  /** Its last proof passed, but an objective was missed, or something else of a run failed. */
  PROVED_BUT(true),
  /** Its last proof passed too long ago. */
  TOO_OLD(false),
  /** Its last proof failed. */
  FAILED(false),
  /** No run of it has ever come to a verdict. */
  NEVER(false),
  /** It stands in the file, but in no plan. */
  IN_NO_PLAN(false);

  private final boolean covered;

  Standing(boolean covered) {
    this.covered = covered;
  }

  /** Whether somebody may rely on its backup. */
  public boolean isCovered() {
    return covered;
  }
}
