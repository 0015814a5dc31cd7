package io.snaprelay.rds;

import java.util.Optional;

/**
 * A database found by its resource id.
 *
 * @param state what it is, under the name that RDS shows now
 * @param movingTo the name that it is being renamed to; absent if none was asked for
 * @param deletionProtected whether RDS refuses to delete it
 */
public record Whereabouts(
    DatabaseState state, Optional<String> movingTo, boolean deletionProtected) {
  /** The name that RDS shows now. */
  public String name() {
    return state.ref().identifier();
  }

  /** Whether it keeps its name and can be worked with: nothing is under way. */
  public boolean isAtRest() {
    return state.settled() && movingTo.isEmpty();
  }
}
