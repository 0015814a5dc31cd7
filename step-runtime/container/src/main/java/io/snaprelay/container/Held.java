package io.snaprelay.container;

import io.snaprelay.step.Delivery;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message that we have received and that nobody else sees for now.
 *
 * @param receipt SQS's handle for this one receipt
 * @param delivery what the loop is given
 * @param receivedAt when it was received
 */
record Held(String receipt, Delivery delivery, Instant receivedAt) {
  static Held of(Message message, Instant now) {
    Map<MessageSystemAttributeName, String> attributes = message.attributes();
    String sent = attributes.get(MessageSystemAttributeName.SENT_TIMESTAMP);
    String count = attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    Delivery delivery =
        new Delivery(
            message.messageId(),
            message.body(),
            Instant.ofEpochMilli(Long.parseLong(sent)),
            Integer.parseInt(count));
    return new Held(message.receiptHandle(), delivery, now);
  }
}
