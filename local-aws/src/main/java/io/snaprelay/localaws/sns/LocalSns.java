package io.snaprelay.localaws.sns;

import io.snaprelay.localaws.sqs.LocalSqs;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Dispatcher;
import software.amazon.awssdk.services.sns.SnsClient;

/** Amazon SNS of all accounts and regions of one local AWS. */
public final class LocalSns {

  private final Topics topics = new Topics();
  private final Delivery delivery;

  /**
   * An SNS without topics.
   *
   * @param sqs the queues that topics can have as subscribers
   */
  public LocalSns(Timeline time, LocalSqs sqs) {
    this.delivery = new Delivery(time, sqs);
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.service("sns", null, SnsClient.class);
    new TopicCalls(topics).register(dispatcher);
    new SubscriptionCalls(topics).register(dispatcher);
    new PublishCalls(topics, delivery).register(dispatcher);
  }
}
