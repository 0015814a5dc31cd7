package io.snaprelay.localaws.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What a sender sends.
 *
 * @param systemAttributes only AWSTraceHeader exists
 */
record MessageContent(
    String body,
    Map<String, MessageAttributeValue> attributes,
    Map<String, MessageAttributeValue> systemAttributes) {

  MessageContent {
    attributes = Map.copyOf(attributes);
    systemAttributes = Map.copyOf(systemAttributes);
  }

  static MessageContent of(String body) {
    return new MessageContent(body, Map.of(), Map.of());
  }

  /** Bytes of the body and of names, types and values of the attributes, as AWS counts them. */
  int size() {
    int size = bytes(body);
    for (Map.Entry<String, MessageAttributeValue> attribute : attributes.entrySet()) {
      size += bytes(attribute.getKey()) + size(attribute.getValue());
    }
    return size;
  }

  private static int size(MessageAttributeValue value) {
    return bytes(value.dataType())
        + (value.stringValue() == null ? 0 : bytes(value.stringValue()))
        + (value.binaryValue() == null ? 0 : value.binaryValue().asByteArrayUnsafe().length);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
