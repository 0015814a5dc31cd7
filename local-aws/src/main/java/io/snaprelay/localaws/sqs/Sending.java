package io.snaprelay.localaws.sqs;

/** The way of every message into a queue, whoever sends it: first the rules, then the shelf. */
final class Sending {

  private static final int LONGEST_DELAY_SECONDS = 900;

  private Sending() {}

  /**
   * Sends a message.
   *
   * @param delaySeconds null for the queue's own delay
   * @return the message's id
   */
  static String send(Queue queue, MessageContent content, Integer delaySeconds, String sender) {
    QueueAttributes attributes = queue.settings().attributes();
    ContentRules.check(content, attributes.number("MaximumMessageSize"));
    return queue.send(
        content,
        Seconds.upTo(LONGEST_DELAY_SECONDS, "DelaySeconds", delaySeconds)
            .orElse(attributes.seconds("DelaySeconds")),
        sender);
  }
}
