package io.snaprelay.localaws.sns;

import io.snaprelay.localaws.wire.Call;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A topic and who listens to it.
 *
 * @param subscriptions in the order in which they came
 */
record Topic(String account, String region, String name, List<Subscription> subscriptions) {

  static Topic of(Call call, String name) {
    return new Topic(call.account(), call.region(), name, new CopyOnWriteArrayList<>());
  }

  /**
   * One subscriber.
   *
   * @param queue its ARN
   * @param raw whether it gets the message alone, without an envelope
   */
  record Subscription(String arn, String queue, boolean raw) {}

  String arn() {
    return "arn:aws:sns:%s:%s:%s".formatted(region, account, name);
  }
}
