package io.snaprelay.localaws.sqs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Which attributes a receiver wants to see.
 *
 * @param system names of system attributes, or All
 * @param own names of the sender's attributes, beginnings such as "trace.*", or All
 */
record Wanted(List<String> system, List<String> own) {

  /** The message on the wire; the digest is of those attributes that are shown. */
  Message of(ReceivedMessage message) {
    Map<String, String> systemAttributes = new HashMap<>(message.systemAttributes());
    if (!system.contains("All")) {
      systemAttributes.keySet().retainAll(system);
    }
    Map<String, MessageAttributeValue> attributes = new HashMap<>(message.content().attributes());
    attributes.keySet().removeIf(name -> own.stream().noneMatch(w -> names(w, name)));
    Message.Builder shown =
        Message.builder()
            .messageId(message.id())
            .receiptHandle(message.receiptHandle())
            .body(message.content().body())
            .md5OfBody(Md5.of(message.content().body()))
            .md5OfMessageAttributes(Md5.of(attributes));
    if (!systemAttributes.isEmpty()) {
      shown.attributesWithStrings(systemAttributes);
    }
    if (!attributes.isEmpty()) {
      shown.messageAttributes(attributes);
    }
    return shown.build();
  }

  private static boolean names(String wanted, String name) {
    return wanted.equals("All")
        || wanted.equals(name)
        || (wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 2)));
  }
}
