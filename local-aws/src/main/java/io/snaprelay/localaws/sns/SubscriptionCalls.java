package io.snaprelay.localaws.sns;

import io.snaprelay.localaws.sns.Topic.Subscription;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Required;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** Subscribe and Unsubscribe, for queues of the topic's region and account. */
record SubscriptionCalls(Topics topics) {

  private static final String RAW = "RawMessageDelivery";
  private static final Pattern QUEUE = Pattern.compile("arn:aws:sqs:([a-z0-9-]+):(\\d{12}):[^:]+");

  void register(Dispatcher dispatcher) {
    dispatcher.on(
        SubscribeRequest.class,
        Set.of("TopicArn", "Protocol", "Endpoint", "Attributes"),
        this::subscribe);
    dispatcher.on(UnsubscribeRequest.class, Set.of("SubscriptionArn"), this::unsubscribe);
  }

  /** Subscribing twice is one subscription (SNS API Reference, "Subscribe"). */
  private SubscribeResponse subscribe(SubscribeRequest request, Call call) {
    Topic topic = topics.of(call, "SNS:Subscribe", request.topicArn());
    if (!"sqs".equals(Required.member("Protocol", request.protocol()))) {
      throw SnsError.notImplemented("the protocol %s, only sqs".formatted(request.protocol()));
    }
    String queue = Required.member("Endpoint", request.endpoint());
    mustBeBeside(topic, queue);
    boolean raw = raw(request.attributes());
    Subscription subscription =
        topic.subscriptions().stream()
            .filter(known -> known.queue().equals(queue))
            .findFirst()
            .orElseGet(() -> added(topic, queue, raw));
    return SubscribeResponse.builder().subscriptionArn(subscription.arn()).build();
  }

  private static Subscription added(Topic topic, String queue, boolean raw) {
    Subscription added =
        new Subscription("%s:%s".formatted(topic.arn(), UUID.randomUUID()), queue, raw);
    topic.subscriptions().add(added);
    return added;
  }

  /** AWS can do more: queues of other accounts and regions, once they have confirmed. */
  private static void mustBeBeside(Topic topic, String queue) {
    Matcher arn = QUEUE.matcher(queue);
    if (!arn.matches()) {
      throw SnsError.invalid("SQS endpoint ARN");
    }
    if (!arn.group(1).equals(topic.region()) || !arn.group(2).equals(topic.account())) {
      throw SnsError.notImplemented("queues of another region or account: " + queue);
    }
  }

  private static boolean raw(Map<String, String> attributes) {
    attributes.keySet().stream()
        .filter(name -> !name.equals(RAW))
        .findFirst()
        .ifPresent(
            name -> {
              throw SnsError.notImplemented("the attribute " + name);
            });
    return Boolean.parseBoolean(attributes.get(RAW));
  }

  /** Ending what is not there is no error. */
  private UnsubscribeResponse unsubscribe(UnsubscribeRequest request, Call call) {
    String arn = Required.member("SubscriptionArn", request.subscriptionArn());
    topics
        .subscribed(arn)
        .map(topic -> topics.of(call, "SNS:Unsubscribe", topic.arn()))
        .ifPresent(topic -> topic.subscriptions().removeIf(it -> it.arn().equals(arn)));
    return UnsubscribeResponse.builder().build();
  }
}
