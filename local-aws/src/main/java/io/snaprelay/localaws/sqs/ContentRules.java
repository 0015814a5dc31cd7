package io.snaprelay.localaws.sqs;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What SQS demands of a message before it takes it. Source: SendMessage, "message quotas". */
final class ContentRules {

  private static final int MOST_ATTRIBUTES = 10;
  private static final Pattern NAME = Pattern.compile("(?!\\.)(?!.*\\.\\.)[\\w.-]{1,256}(?<!\\.)");
  private static final Pattern RESERVED = Pattern.compile("(?i)(aws|amazon)\\..*");
  private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");

  private ContentRules() {}

  /**
   * Checks a message.
   *
   * @param maximumSize the queue's MaximumMessageSize in bytes
   */
  static MessageContent check(MessageContent content, int maximumSize) {
    checkBody(content.body());
    checkAttributes(content.attributes());
    checkSystemAttributes(content.systemAttributes());
    if (content.size() > maximumSize) {
      throw SqsError.INVALID_PARAMETER_VALUE.because(
          "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
              .formatted(maximumSize));
    }
    return content;
  }

  private static void checkBody(String body) {
    if (body.isEmpty()) {
      throw SqsError.missing("MessageBody");
    }
    checkCharacters(body);
  }

  private static void checkCharacters(String text) {
    text.codePoints()
        .filter(c -> !allowed(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw SqsError.INVALID_MESSAGE_CONTENTS.because(
                  ("Invalid binary character '#x%X' was found in the message body, the set of"
                          + " allowed characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to"
                          + " #xFFFD | #x10000 to #x10FFFF")
                      .formatted(c));
            });
  }

  private static boolean allowed(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static void checkAttributes(Map<String, MessageAttributeValue> attributes) {
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw SqsError.INVALID_PARAMETER_VALUE.because(
          "Number of message attributes [%d] exceeds the allowed maximum [%d]."
              .formatted(attributes.size(), MOST_ATTRIBUTES));
    }
    attributes.forEach(ContentRules::checkAttribute);
  }

  private static void checkAttribute(String name, MessageAttributeValue value) {
    if (!NAME.matcher(name).matches() || RESERVED.matcher(name).matches()) {
      throw SqsError.INVALID_PARAMETER_VALUE.because(
          "The message attribute name '%s' is invalid.".formatted(name));
    }
    if (value.dataType() == null || !TYPE.matcher(value.dataType()).matches()) {
      throw SqsError.INVALID_PARAMETER_VALUE.because(
          "The type of message (user) attribute '%s' is invalid. You must use only the following"
              .concat(" supported type prefixes: Binary, Number, String.")
              .formatted(name));
    }
    if (value.hasStringListValues() || value.hasBinaryListValues()) {
      throw SqsError.UNSUPPORTED_OPERATION.because(
          "Message attribute list values in SendMessage operation are not supported.");
    }
    if (isEmpty(value)) {
      throw SqsError.INVALID_PARAMETER_VALUE.because(
          "Message (user) attribute '%s' must contain a non-empty value of type '%s'."
              .formatted(name, value.dataType()));
    }
  }

  private static boolean isEmpty(MessageAttributeValue value) {
    return value.dataType().startsWith("Binary")
        ? value.binaryValue() == null || value.binaryValue().asByteArrayUnsafe().length == 0
        : value.stringValue() == null || value.stringValue().isEmpty();
  }

  private static void checkSystemAttributes(Map<String, MessageAttributeValue> attributes) {
    if (!Set.of("AWSTraceHeader").containsAll(attributes.keySet())) {
      throw SqsError.INVALID_PARAMETER_VALUE.because(
          "Message system attributes may only be AWSTraceHeader, not " + attributes.keySet());
    }
    attributes.forEach(ContentRules::checkAttribute);
  }
}
