package io.snaprelay.localaws.sqs;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/** The system attributes that a sender gives, in the form of the other attributes. */
record SystemAttributes(Map<String, MessageAttributeValue> values) {

  static SystemAttributes of(
      Map<MessageSystemAttributeNameForSends, MessageSystemAttributeValue> sent) {
    return new SystemAttributes(
        sent.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().toString(), entry -> of(entry.getValue()))));
  }

  private static MessageAttributeValue of(MessageSystemAttributeValue value) {
    return MessageAttributeValue.builder()
        .dataType(value.dataType())
        .stringValue(value.stringValue())
        .binaryValue(value.binaryValue())
        .build();
  }
}
