package io.snaprelay.cli;

import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
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
    try {
      return new Queues(SqsClient.create());
    } catch (SdkException e) {
      throw Complaint.usage("AWS is not configured: " + e.getMessage());
    }
  }

  public void send(String queue, String body) {
    sqs.sendMessage(SendMessageRequest.builder().queueUrl(url(queue)).messageBody(body).build());
  }

  /**
   * Moves the messages that lie in one queue now to another, each deleted only after it was sent.
   * What comes back meanwhile stays: a message that fails again must not be moved for ever.
   *
   * @return how many
   */
  int move(String from, String to) {
    int present = size(from);
    int moved = 0;
    List<Message> batch = moved < present ? receive(from) : List.of();
    while (!batch.isEmpty()) {
      batch.forEach(message -> move(message, from, to));
      moved += batch.size();
      batch = moved < present ? receive(from) : List.of();
    }
    return moved;
  }

  private int size(String queue) {
    String count =
        sqs.getQueueAttributes(
                request ->
                    request
                        .queueUrl(url(queue))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    return Integer.parseInt(count);
  }

  private List<Message> receive(String queue) {
    return sqs.receiveMessage(
            ReceiveMessageRequest.builder()
                .queueUrl(url(queue))
                .maxNumberOfMessages(MOST_AT_ONCE)
                .build())
        .messages();
  }

  private void move(Message message, String from, String to) {
    send(to, message.body());
    sqs.deleteMessage(
        DeleteMessageRequest.builder()
            .queueUrl(url(from))
            .receiptHandle(message.receiptHandle())
            .build());
  }

  private String url(String queue) {
    try {
      return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    } catch (QueueDoesNotExistException e) {
      throw Complaint.usage(
          "There is no queue %s in %s: is SnapRelay deployed there, and is AWS_REGION right?"
              .formatted(queue, region()));
    } catch (SdkException e) {
      throw Complaint.usage("SQS does not answer: " + e.getMessage());
    }
  }

  private String region() {
    return System.getenv().getOrDefault("AWS_REGION", "the default region");
  }

  @Override
  public void close() {
    sqs.close();
  }
}
