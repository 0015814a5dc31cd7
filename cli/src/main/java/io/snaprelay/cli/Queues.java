package io.snaprelay.cli;

import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The services' queues, by name. */
public final class Queues implements AutoCloseable {
  private static final int MOST_AT_ONCE = 10;

  private final SqsClient sqs;

  public Queues(SqsClient sqs) {
    this.sqs = sqs;
  }

  /** With the region, the credentials and the endpoint that the environment names. */
  static Queues ofEnvironment() {
    return new Queues(SqsClient.create());
  }

  /** The same in a region. */
  static Queues in(String region) {
    return new Queues(SqsClient.builder().region(Region.of(region)).build());
  }

  /** Whether there is a queue of that name. */
  boolean has(String queue) {
    try {
      sqs.getQueueUrl(request -> request.queueName(queue));
      return true;
    } catch (QueueDoesNotExistException e) {
      return false;
    }
  }

  public void send(String queue, String body) {
    put(url(queue), body);
  }

  /**
   * Moves the messages that lie in one queue now to another, each deleted only after it was sent.
   * What comes back meanwhile stays: a message that fails again must not be moved for ever.
   *
   * @return how many
   */
  int move(String from, String to) {
    String source = url(from);
    String target = url(to);
    int present = size(source);
    int moved = 0;
    List<Message> batch = receive(source, present);
    while (!batch.isEmpty()) {
      batch.forEach(message -> move(message, source, target));
      moved += batch.size();
      batch = receive(source, present - moved);
    }
    return moved;
  }

  private int size(String url) {
    String count =
        sqs.getQueueAttributes(
                request ->
                    request
                        .queueUrl(url)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    return Integer.parseInt(count);
  }

  /** Waits a second: only a long poll asks all of a queue's servers (SQS Developer Guide). */
  private List<Message> receive(String url, int atMost) {
    if (atMost <= 0) {
      return List.of();
    }
    return sqs.receiveMessage(
            ReceiveMessageRequest.builder()
                .queueUrl(url)
                .maxNumberOfMessages(Math.min(atMost, MOST_AT_ONCE))
                .waitTimeSeconds(1)
                .build())
        .messages();
  }

  private void move(Message message, String from, String to) {
    put(to, message.body());
    sqs.deleteMessage(
        DeleteMessageRequest.builder()
            .queueUrl(from)
            .receiptHandle(message.receiptHandle())
            .build());
  }

  private void put(String url, String body) {
    sqs.sendMessage(SendMessageRequest.builder().queueUrl(url).messageBody(body).build());
  }

  private String url(String queue) {
    try {
      return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    } catch (QueueDoesNotExistException e) {
      throw Complaint.usage(
          "There is no queue %s in %s: is SnapRelay deployed there, and is AWS_REGION right?"
              .formatted(queue, region()));
    }
  }

  /** Where they are. */
  String region() {
    return sqs.serviceClientConfiguration().region().id();
  }

  @Override
  public void close() {
    sqs.close();
  }
}
