package io.snaprelay.localaws.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The one source of time of a service: what the time is, and what is to happen later. */
public interface Timeline {

  Instant now();

  /**
   * What the clock of this machine shows when this timeline shows the instant; empty if the two
   * have nothing to do with each other.
   */
  Optional<Instant> onWallClock(Instant instant);

  /**
   * Runs the job once, when the delay has passed on this timeline; never in the calling thread. A
   * job that throws is logged and disturbs no other.
   */
  void after(Duration delay, Runnable job);
}
