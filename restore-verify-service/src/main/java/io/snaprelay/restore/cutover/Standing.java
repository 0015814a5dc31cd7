package io.snaprelay.restore.cutover;

/**
 * Where one of the two databases stands.
 *
 * @param spot the name that it has
 * @param condition whether it can be worked with
 */
record Standing(Spot spot, Condition condition) {
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
