package io.snaprelay.localaws.sns;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Required;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All topics of all accounts and regions. */
final class Topics {

  private final Map<String, Topic> byArn = new ConcurrentHashMap<>();

  /** The topic of the name, which is made if there is none (SNS API Reference, "CreateTopic"). */
  Topic create(Topic topic) {
    return byArn.computeIfAbsent(topic.arn(), unknown -> topic);
  }

  /**
   * The topic, for a caller of its account and region.
   *
   * @param action as IAM writes it
   * @throws io.snaprelay.localaws.wire.AwsError NotFound, AuthorizationError, InvalidParameter
   */
  Topic of(Call call, String action, String arn) {
    Required.member("TopicArn", arn);
    Topic topic = Optional.ofNullable(byArn.get(arn)).orElseThrow(() -> SnsError.notFound("Topic"));
    if (!topic.account().equals(call.account())) {
      throw SnsError.notAuthorized(action, arn);
    }
    if (!topic.region().equals(call.region())) {
      throw SnsError.invalid("TopicArn");
    }
    return topic;
  }

  boolean exists(String arn) {
    return byArn.containsKey(arn);
  }

  void delete(String arn) {
    byArn.remove(arn);
  }

  /** The topic that has the subscription. */
  Optional<Topic> subscribed(String subscriptionArn) {
    return byArn.values().stream()
        .filter(
            topic ->
                topic.subscriptions().stream().anyMatch(it -> it.arn().equals(subscriptionArn)))
        .findFirst();
  }
}
