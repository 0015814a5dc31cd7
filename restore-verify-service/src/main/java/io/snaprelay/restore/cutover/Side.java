package io.snaprelay.restore.cutover;

/** One of the two databases of a swap. */
enum Side {
  /** The database that was production when the swap began. */
  OLD,
  /** The restored database that is to take its place. */
  NEW
}
