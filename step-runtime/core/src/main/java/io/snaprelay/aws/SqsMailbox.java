package io.snaprelay.aws;

import io.snaprelay.step.Mailbox;
import java.time.Duration;
import java.util.Map;

/** The service's own SQS queue, as a place to send a message to oneself. */
public final class SqsMailbox implements Mailbox {
  private final Queue own;

  /**
   * @param own the service's own queue
   */
  public SqsMailbox(Queue own) {
    this.own = own;
  }

  @Override
  public void send(String body, Duration delay) {
    own.send(body, seconds(delay), Map.of());
  }

  /** Rounded up: a look that comes early finds nothing. */
  private static int seconds(Duration delay) {
    Duration cut = delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    return (int) Math.max(0, cut.plusMillis(999).toSeconds());
  }
}
