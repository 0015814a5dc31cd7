package io.snaprelay.localaws.sns;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.policy.ResourcePolicy;
import io.snaprelay.localaws.sns.Topic.Subscription;
import io.snaprelay.localaws.sqs.LocalSqs;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.AwsError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Takes messages from a topic to its queues, at once. */
final class Delivery {

  /**
   * A message on its way.
   *
   * @param subject null if it has none
   */
  record Letter(
      String id, String subject, String message, Map<String, MessageAttributeValue> attributes) {}

  private static final Logger LOG = System.getLogger(Delivery.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Timeline time;
  private final LocalSqs sqs;

  Delivery(Timeline time, LocalSqs sqs) {
    this.time = time;
    this.sqs = sqs;
  }

  /** local-aws passes on what SQS's message attributes hold as text. */
  static void mustBeText(String name, MessageAttributeValue value) {
    if (!"String".equals(value.dataType()) || value.stringValue() == null) {
      throw SnsError.notImplemented("the message attribute %s: only String".formatted(name));
    }
  }

  void deliver(Topic topic, Letter letter) {
    for (Subscription subscription : topic.subscriptions()) {
      try {
        send(topic, subscription, letter);
      } catch (AwsError refused) {
        LOG.log(
            Level.WARNING,
            "{0} of {1} cannot be delivered to {2}: {3}",
            letter.id(),
            topic.arn(),
            subscription.queue(),
            refused.getMessage());
      }
    }
  }

  private void send(Topic topic, Subscription subscription, Letter letter) {
    String queue = subscription.queue();
    if (sqs.policyOf(queue).filter(policy -> admits(policy, queue, topic)).isEmpty()) {
      throw SnsError.notAuthorized("sqs:SendMessage", queue);
    }
    if (subscription.raw()) {
      sqs.deliver(
          queue,
          letter.message(),
          letter.attributes().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().stringValue())));
    } else {
      sqs.deliver(queue, envelope(topic, subscription, letter));
    }
  }

  private static boolean admits(ResourcePolicy policy, String queue, Topic topic) {
    Map<String, String> context =
        Map.of(
            "aws:sourcearn", topic.arn(),
            "aws:sourceaccount", topic.account(),
            "aws:securetransport", "true");
    return policy.allows(Access.of("sns.amazonaws.com", "sqs:SendMessage", queue, context));
  }

  /** SNS Developer Guide, "Parsing message formats"; nothing is signed here. */
  private String envelope(Topic topic, Subscription subscription, Letter letter) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("Type", "Notification");
    envelope.put("MessageId", letter.id());
    envelope.put("TopicArn", topic.arn());
    if (letter.subject() != null) {
      envelope.put("Subject", letter.subject());
    }
    envelope.put("Message", letter.message());
    envelope.put("Timestamp", time.now().truncatedTo(ChronoUnit.MILLIS).toString());
    envelope.put("UnsubscribeURL", "?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
    if (!letter.attributes().isEmpty()) {
      ObjectNode attributes = envelope.putObject("MessageAttributes");
      letter
          .attributes()
          .forEach(
              (name, value) ->
                  attributes
                      .putObject(name)
                      .put("Type", value.dataType())
                      .put("Value", value.stringValue()));
    }
    return envelope.toString();
  }
}
