package io.snaprelay.aws;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** One SQS queue, known by name or URL. The URL of a name is looked up once. */
public final class Queue {
  private final SqsClient sqs;
  private final String nameOrUrl;
  private volatile String url;

  /**
   * @param nameOrUrl a name in our own account and region, or the URL of any queue
   */
  public Queue(SqsClient sqs, String nameOrUrl) {
    this.sqs = sqs;
    this.nameOrUrl = nameOrUrl;
  }

  /**
   * Its URL.
   *
   * @throws AwsFailure if there is no such queue, or SQS does not answer
   */
  public String url() {
    if (url == null) {
      url = nameOrUrl.contains("://") ? nameOrUrl : lookUp();
    }
    return url;
  }

  /** Sends a message. */
  void send(String body, int delaySeconds, Map<String, MessageAttributeValue> attributes) {
    AwsCalls.call(
        "sqs:SendMessage",
        () ->
            sqs.sendMessage(
                message ->
                    message
                        .queueUrl(url())
                        .messageBody(body)
                        .delaySeconds(delaySeconds)
                        .messageAttributes(attributes)));
  }

  private String lookUp() {
    return AwsCalls.call(
        "sqs:GetQueueUrl of " + nameOrUrl,
        () -> sqs.getQueueUrl(request -> request.queueName(nameOrUrl)).queueUrl());
  }
}
