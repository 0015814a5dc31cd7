package io.snaprelay.step;

import java.time.Duration;

/** The service's own queue, as a place to send a message to oneself. */
public interface Mailbox {
  /** The longest delay of one SQS message (SQS API Reference, SendMessage: DelaySeconds). */
  Duration LONGEST_DELAY = Duration.ofSeconds(900);

  /**
   * Sends a message that becomes visible later.
   *
   * @param delay cut to {@link #LONGEST_DELAY}
   */
  void send(String body, Duration delay);
}
