package io.snaprelay.localaws.sqs;

import java.util.Map;

/**
 * A message as one receive of it found it.
 *
 * @param systemAttributes SentTimestamp, ApproximateReceiveCount and the like, by AWS's names
 */
record ReceivedMessage(
    String id, MessageContent content, String receiptHandle, Map<String, String> systemAttributes) {

  ReceivedMessage {
    systemAttributes = Map.copyOf(systemAttributes);
  }
}
