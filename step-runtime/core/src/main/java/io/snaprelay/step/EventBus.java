package io.snaprelay.step;

import io.snaprelay.events.Event;
import java.util.List;

/** Where our events go. */
public interface EventBus {
  /**
   * Publishes all events, in order, each at least once.
   *
   * @throws io.snaprelay.aws.AwsFailure if any entry was not accepted
   */
  void publish(List<Event> events);
}
