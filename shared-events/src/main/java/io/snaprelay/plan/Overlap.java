package io.snaprelay.plan;

/**
 * What happens when a run is requested while the last one of the same plan and database is open.
 */
public enum Overlap {
  /** The new run does not start; the trigger's record says so. */
  SKIP,
  /** The new run starts when the last one has completed. */
  QUEUE
}
