package io.snaprelay.localaws.control;

/**
 * What a standard queue may do and seldom does.
 *
 * @param duplicate share of the messages that are delivered twice
 * @param overtake share of the messages that go before those that wait already
 */
public record QueueFaults(Double duplicate, Double overtake) {

  public static final QueueFaults NONE = new QueueFaults(null, null);

  public QueueFaults {
    duplicate = Check.probability("queues.duplicate", duplicate, 0);
    overtake = Check.probability("queues.overtake", overtake, 0);
  }
}
