package io.snaprelay.localaws.events;

import java.time.Duration;
import java.util.List;

/**
 * What becomes of the events that a service of AWS sends to the default bus: best effort means that
 * they may be lost, doubled (with the same id), late, and out of order. Source: EventBridge
 * reference, "Event delivery level" of Amazon RDS.
 */
@FunctionalInterface
public interface EventFaults {

  EventFaults NONE = source -> List.of(Duration.ZERO);

  /**
   * Asked once for every event.
   *
   * @param source aws.rds, for instance
   * @return after which time each delivery happens: none loses the event, two double it
   */
  List<Duration> deliveries(String source);
}
