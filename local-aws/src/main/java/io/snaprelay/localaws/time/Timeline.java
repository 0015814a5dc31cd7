package io.snaprelay.localaws.time;

import java.time.Duration;
import java.time.Instant;

/** The one source of time of a service: what the time is, and what is to happen later. */
public interface Timeline {

  Instant now();

  /**
   * Runs the job once, when the delay has passed on this timeline; never in the calling thread. A
   * job that throws is logged and disturbs no other.
   */
  void after(Duration delay, Runnable job);
}
