package io.snaprelay.restore.proof;

import java.util.Optional;

/**
 * The proofs that a proof is compared with.
 *
 * @param lastPassed the last one of the same database that passed
 * @param sameSnapshot the first one of the same snapshot, or of one that it was copied from or to
 */
public record Earlier(Optional<Baseline> lastPassed, Optional<Baseline> sameSnapshot) {
  /** There was none. */
  public static final Earlier NONE = new Earlier(Optional.empty(), Optional.empty());
}
