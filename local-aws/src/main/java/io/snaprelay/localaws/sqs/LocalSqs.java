package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.policy.ResourcePolicy;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Dispatcher;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Amazon SQS: standard queues of all accounts and regions of one local AWS. */
public final class LocalSqs {

  private final Timeline time;
  private final Queues queues;

  /**
   * An SQS without queues.
   *
   * @param endpoint what queue URLs begin with, asked when a URL is given out
   */
  public LocalSqs(Timeline time, SqsFaults faults, Supplier<URI> endpoint) {
    this.time = time;
    this.queues = new Queues(time, faults, endpoint);
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.service("sqs", "AmazonSQS", SqsClient.class);
    new QueueCalls(queues).register(dispatcher);
    new MessageCalls(queues).register(dispatcher);
    new BatchCalls(queues).register(dispatcher);
    new MoveTasks(queues, time).register(dispatcher);
  }

  /** What the queue's own policy says, for those who deliver from within; empty: it has none. */
  public Optional<ResourcePolicy> policyOf(String queueArn) {
    return find(queueArn).settings().attributes().policy();
  }

  /**
   * Sends a message from within, past the wire, under the same rules.
   *
   * @param attributes become message attributes of type String
   * @return the message's id
   * @throws AwsError QueueDoesNotExist, or what is wrong with the message
   */
  public String deliver(String queueArn, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> typed =
        attributes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())));
    return Sending.send(find(queueArn), new MessageContent(body, typed, Map.of()), null, "aws");
  }

  /** {@link #deliver(String, String, Map)} without attributes. */
  public String deliver(String queueArn, String body) {
    return deliver(queueArn, body, Map.of());
  }

  private Queue find(String arn) {
    return queues.find(arn).orElseThrow(Queues::doesNotExist);
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
