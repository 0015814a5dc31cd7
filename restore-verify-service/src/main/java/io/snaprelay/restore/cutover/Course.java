package io.snaprelay.restore.cutover;

/**
 * Which way a swap goes. The ledger decides it by conditional creates; nobody goes back to FORWARD.
 */
enum Course {
  /** To the new database: the endpoint check has not passed. */
  FORWARD,
  /** Back to the old one, because something failed before the endpoint check had passed. */
  REVERTING,
  /** The endpoint check has passed: nothing goes back by itself any more. */
  PASSED,
  /** Somebody wants the old one back, and has said which writes that loses. */
  UNDOING
}
