package io.snaprelay.localaws.control;

import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.time.RealTimeline;
import io.snaprelay.localaws.time.Timeline;
import java.time.Duration;

/**
 * What {@code POST /_local/clock} takes: one of the two.
 *
 * @param advanceSeconds lets time pass on a manual clock; what comes due on the way happens
 * @param jumpSeconds puts a real clock forward, or back; work under way takes as long as before
 */
record ClockMove(Double advanceSeconds, Double jumpSeconds) {
  private static final double MOST = 1e10;

  /**
   * Moves it.
   *
   * @return whether it is a clock that can be moved in this way
   * @throws IllegalArgumentException if not exactly one is given, or one that makes no sense
   */
  boolean apply(Timeline timeline) throws InterruptedException {
    if ((advanceSeconds == null) == (jumpSeconds == null)) {
      throw new IllegalArgumentException("Exactly one of advanceSeconds, jumpSeconds is needed");
    }
    return jumpSeconds == null ? advance(timeline) : jump(timeline);
  }

  private boolean advance(Timeline timeline) throws InterruptedException {
    if (!(advanceSeconds >= 0 && advanceSeconds < MOST)) {
      throw new IllegalArgumentException("advanceSeconds is 0 or more, not " + advanceSeconds);
    }
    if (timeline instanceof ManualTimeline manual) {
      manual.advance(duration(advanceSeconds));
      return true;
    }
    return false;
  }

  private boolean jump(Timeline timeline) {
    if (!(Math.abs(jumpSeconds) < MOST)) {
      throw new IllegalArgumentException("jumpSeconds is a number of seconds, not " + jumpSeconds);
    }
    if (timeline instanceof RealTimeline real) {
      real.jump(duration(jumpSeconds));
      return true;
    }
    return false;
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
