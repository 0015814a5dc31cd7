package io.snaprelay.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * What expires. Whatever it says, SnapRelay deletes only what it made, and never the last verified
 * copy. Ages are those of the data: the moment of the first snapshot, however often it was copied.
 *
 * @param source how old the data of a source snapshot may become; it goes only once its copy is
 *     available and, where the plan verifies, verified
 * @param copies which copies are kept
 * @param keepLastVerified always true: false is refused, and the key only makes the rule visible
 */
public record Retain(
    Optional<Duration> source, Optional<Generations> copies, boolean keepLastVerified) {
  /**
   * Which copies stay: those that any of these rules names. A period is one of UTC, and only
   * periods that have a copy count, so that nothing expires while no run succeeds.
   *
   * @param daily one copy of each of the last days
   * @param weekly one copy of each of the last ISO weeks
   * @param monthly one copy of each of the last months
   * @param yearly one copy of each of the last years
   * @param last the newest copies, however many a day there are
   * @param within every copy whose data are younger
   */
  public record Generations(
      int daily, int weekly, int monthly, int yearly, int last, Optional<Duration> within) {
    /** Grandfather, father, son, and nothing else. */
    public Generations(int daily, int weekly, int monthly, int yearly) {
      this(daily, weekly, monthly, yearly, 0, Optional.empty());
    }
  }
}
