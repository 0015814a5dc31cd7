package io.snaprelay.restore.cutover;

/** The name that a database has. Three names matter in a swap; all others are one. */
enum Spot {
  /** The name that clients know. */
  PRODUCTION,
  /** The name that the old production steps aside to; derived from the database, not the run. */
  ASIDE,
  /** The derived, temporary name of the restored database. */
  BESIDE,
  /** Another name: somebody else renamed it. */
  ELSEWHERE,
  /** None: RDS knows no database of this resource id. */
  GONE
}
