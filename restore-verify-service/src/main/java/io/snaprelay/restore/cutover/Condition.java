package io.snaprelay.restore.cutover;

/** Whether a database can be worked with. */
enum Condition {
  AT_REST,
  /** Something is under way, a rename perhaps: it will come to rest, one way or another. */
  BUSY,
  /** It does not recover by itself, or is being deleted. */
  LOST
}
