package io.snaprelay.step;

import java.time.Instant;

/**
 * What made a step finish. The evidence measures the hand-off lag from it.
 *
 * @param kind which came first
 * @param at when the resource was ready, by RDS's clock; for a re-check the time at which we looked
 */
public record Signal(Kind kind, Instant at) {
  /** Which message came first. */
  public enum Kind {
    OUR_EVENT,
    RDS_EVENT,
    RECHECK
  }
}
