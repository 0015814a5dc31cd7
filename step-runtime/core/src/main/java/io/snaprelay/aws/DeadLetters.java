package io.snaprelay.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The service's dead-letter queue, for messages that no retry makes readable. */
public final class DeadLetters {
  /** The attribute that says why a message is here. */
  public static final String REASON = "snaprelay-reason";

  private static final int LONGEST_REASON = 1000;

  /** Body and attributes together, in bytes (SQS Developer Guide, "Amazon SQS message quotas"). */
  private static final int LARGEST_MESSAGE = 1024 * 1024;

  private static final int ROOM_FOR_NAMES = REASON.length() + "String".length();

  private final Queue queue;

  /**
   * @param queue the dead-letter queue of the service
   */
  public DeadLetters(Queue queue) {
    this.queue = queue;
  }

  /**
   * Puts a message here. Only after that may it be deleted from where it came from. A message so
   * large that the reason does not fit comes without it.
   *
   * @param reason for people; cut to 1000 characters
   * @throws AwsFailure if the queue did not take it
   */
  public void send(String body, String reason) {
    String text = printable(reason);
    boolean fits = utf8(body) + utf8(text) + ROOM_FOR_NAMES <= LARGEST_MESSAGE;
    queue.send(body, 0, fits ? Map.of(REASON, string(text)) : Map.of());
  }

  private static MessageAttributeValue string(String text) {
    return MessageAttributeValue.builder().dataType("String").stringValue(text).build();
  }

  /**
   * A reason may quote noise; an attribute takes only what XML 1.0 does and may not be empty (SQS
   * API Reference, SendMessage).
   */
  private static String printable(String reason) {
    String clean = reason.replaceAll("[^\\x20-\\x7E\\u00A0-\\uD7FF]", "?");
    String text = clean.isBlank() ? "unreadable" : clean;
    return text.substring(0, Math.min(text.length(), LONGEST_REASON));
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
