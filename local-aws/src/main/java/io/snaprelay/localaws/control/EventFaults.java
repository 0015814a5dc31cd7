package io.snaprelay.localaws.control;

/**
 * What happens to the events that RDS sends, whose delivery AWS calls best effort.
 *
 * @param drop share that is lost
 * @param duplicate share that comes twice
 * @param maxDelayMillis each delivery is late by a random time up to this, so that they overtake
 *     each other
 */
public record EventFaults(Double drop, Double duplicate, Long maxDelayMillis) {

  public static final EventFaults NONE = new EventFaults(null, null, null);

  public EventFaults {
    drop = Check.probability("events.drop", drop, 0);
    duplicate = Check.probability("events.duplicate", duplicate, 0);
    maxDelayMillis = Check.notNegative("events.maxDelayMillis", maxDelayMillis);
  }
}
