package io.snaprelay.restore.cutover;

import java.util.Set;

/**
 * All that the next move depends on.
 *
 * @param old the database that was production when the swap began
 * @param restored the proved database that is to take its place
 * @param strangers the names that neither of the two has, and somebody else does
 * @param course which way the swap goes
 */
record Scene(Standing old, Standing restored, Set<Spot> strangers, Course course) {
  Scene {
    strangers = Set.copyOf(strangers);
  }

  boolean strangerAt(Spot name) {
    return strangers.contains(name);
  }

  /**
   * Whether it cannot have been so at any one time: the databases and the names were looked at one
   * after the other, and something moved in between.
   */
  boolean isBlurred() {
    boolean twice = old.spot() == restored.spot() && isOneName(old.spot());
    return twice || strangerAt(old.spot()) || strangerAt(restored.spot());
  }

  private static boolean isOneName(Spot spot) {
    return spot != Spot.ELSEWHERE && spot != Spot.GONE;
  }
}
