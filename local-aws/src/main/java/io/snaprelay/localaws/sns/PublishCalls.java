package io.snaprelay.localaws.sns;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Required;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Publish. */
record PublishCalls(Topics topics, Delivery delivery) {

  private static final int LARGEST_BYTES = 262_144;

  /**
   * ASCII that begins with a letter, number or punctuation mark, without line breaks and control
   * characters, of less than 100 characters (SNS API Reference, "Publish").
   */
  private static final Pattern SUBJECT = Pattern.compile("[!-~][ -~]{0,98}");

  void register(Dispatcher dispatcher) {
    dispatcher.on(
        PublishRequest.class,
        Set.of("TopicArn", "Message", "Subject", "MessageAttributes"),
        this::publish);
  }

  private PublishResponse publish(PublishRequest request, Call call) {
    Topic topic = topics.of(call, "SNS:Publish", request.topicArn());
    String message = Required.member("Message", request.message());
    if (message.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
      throw SnsError.invalid("Message too long");
    }
    if (request.subject() != null && !SUBJECT.matcher(request.subject()).matches()) {
      throw SnsError.invalid("Subject");
    }
    request.messageAttributes().forEach(Delivery::mustBeText);
    String id = UUID.randomUUID().toString();
    delivery.deliver(
        topic, new Delivery.Letter(id, request.subject(), message, request.messageAttributes()));
    return PublishResponse.builder().messageId(id).build();
  }
}
