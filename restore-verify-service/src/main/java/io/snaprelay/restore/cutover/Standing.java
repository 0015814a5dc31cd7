package io.snaprelay.restore.cutover;

/**
 * Where one of the two databases stands.
 *
 * @param spot the name that it has
 * @param condition whether it can be worked with
 * @param escort where its instances stand
 */
record Standing(Spot spot, Condition condition, Escort escort) {
  /** A database whose instances do not change their names. */
  Standing(Spot spot, Condition condition) {
    this(spot, condition, Escort.NONE);
  }

  boolean is(Spot name) {
    return spot == name;
  }

  boolean isBusy() {
    return condition == Condition.BUSY;
  }

  boolean isLost() {
    return condition == Condition.LOST;
  }
}
