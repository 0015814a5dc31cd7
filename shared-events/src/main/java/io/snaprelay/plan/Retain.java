package io.snaprelay.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * What expires. Whatever it says, SnapRelay deletes only what it made, and never the last verified
 * copy.
 *
 * @param source how long the source snapshot is kept after its copy was verified
 * @param copies how many copies are kept
 * @param keepLastVerified always true: false is refused, and the key only makes the rule visible
 */
public record Retain(
    Optional<Duration> source, Optional<Generations> copies, boolean keepLastVerified) {
  /**
   * Grandfather, father, son: how many of each generation stay.
   *
   * @param daily newest copy of each of the last days
   * @param weekly newest copy of each of the last ISO weeks
   * @param monthly newest copy of each of the last months
   * @param yearly newest copy of each of the last years
   */
  public record Generations(int daily, int weekly, int monthly, int yearly) {}
}
