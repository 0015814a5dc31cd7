package io.snaprelay.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * A restore that stays.
 *
 * @param mode same endpoint, a new database, or disaster recovery
 * @param approve whether a cutover waits for a person
 * @param hold how long the old production is kept after a cutover
 */
public record Restore(Mode mode, Approval approve, Optional<Duration> hold) {
  /** Where the restored database ends up. */
  public enum Mode {
    CUTOVER,
    NEW,
    DR
  }

  /** Who lets a cutover go on. */
  public enum Approval {
    MANUAL,
    AUTOMATIC
  }
}
