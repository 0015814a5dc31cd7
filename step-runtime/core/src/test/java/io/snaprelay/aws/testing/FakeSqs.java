package io.snaprelay.aws.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * SQS in memory, on the wall clock: visibility, long polls, batches, and what goes wrong with them.
 * Queues come into being when they are named. An operation that is not written here is refused by
 * the SDK's interface itself.
 */
public final class FakeSqs implements SqsClient {
  private static final int LARGEST_MESSAGE = 1024 * 1024;
  private static final String URL = "https://sqs.fake/";

  private final Map<String, FakeQueue> queues = new HashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final Map<String, List<String>> broken = new HashMap<>();
  private final Map<String, List<BatchResultErrorEntry>> refused = new HashMap<>();
  private int receiving;
  private int lastDelay;
  private int longestHiding;

  /** The next call of an operation fails as a whole. */
  public synchronized FakeSqs failNext(String operation, String code) {
    broken.computeIfAbsent(operation, it -> new ArrayList<>()).add(code);
    return this;
  }

  /** The next batch call of an operation does not take its first entry. */
  public synchronized FakeSqs refuseNext(String operation, String code, boolean senderFault) {
    refused
        .computeIfAbsent(operation, it -> new ArrayList<>())
        .add(BatchResultErrorEntry.builder().code(code).senderFault(senderFault).build());
    return this;
  }

  /** How often an operation was called. */
  public synchronized int calls(String operation) {
    return calls.getOrDefault(operation, 0);
  }

  /** All messages of a queue, hidden or not. */
  public synchronized List<Message> messages(String queue) {
    return queue(queue).all();
  }

  /** How many messages of a queue could be received now. */
  public synchronized int visible(String queue) {
    return queue(queue).visible();
  }

  /** The delay of the last message sent, in seconds. */
  public synchronized int lastDelay() {
    return lastDelay;
  }

  /** The longest visibility timeout that was asked for, in seconds. */
  public synchronized int longestHiding() {
    return longestHiding;
  }

  /** How often the messages of a queue have been received, taken together. */
  public synchronized int receives(String queue) {
    return queue(queue).all().stream()
        .map(it -> it.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
        .mapToInt(Integer::parseInt)
        .sum();
  }

  /** How many receives are waiting for a message. */
  public synchronized int receiving() {
    return receiving;
  }

  /** Waits until something is so; fails if it does not become so. */
  public synchronized void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within 30 seconds; calls so far: " + calls);
      }
      waitMillis(10);
    }
  }

  @Override
  public synchronized GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    count("GetQueueUrl");
    return GetQueueUrlResponse.builder().queueUrl(URL + request.queueName()).build();
  }

  @Override
  public synchronized SendMessageResponse sendMessage(SendMessageRequest request) {
    count("SendMessage");
    if (size(request) > LARGEST_MESSAGE) {
      throw failure("InvalidParameterValue");
    }
    lastDelay = request.delaySeconds() == null ? 0 : request.delaySeconds();
    String id =
        at(request.queueUrl()).add(request.messageBody(), request.messageAttributes(), lastDelay);
    notifyAll();
    return SendMessageResponse.builder().messageId(id).build();
  }

  @Override
  public synchronized ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    count("ReceiveMessage");
    long end = System.nanoTime() + request.waitTimeSeconds() * 1_000_000_000L;
    FakeQueue queue = at(request.queueUrl());
    List<Message> taken = queue.take(request.maxNumberOfMessages(), request.visibilityTimeout());
    receiving++;
    while (taken.isEmpty() && System.nanoTime() < end) {
      waitMillis(10);
      taken = queue.take(request.maxNumberOfMessages(), request.visibilityTimeout());
    }
    receiving--;
    return ReceiveMessageResponse.builder().messages(taken).build();
  }

  @Override
  public synchronized DeleteMessageBatchResponse deleteMessageBatch(
      DeleteMessageBatchRequest request) {
    count("DeleteMessageBatch");
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    request
        .entries()
        .forEach(
            each ->
                entry(
                    "DeleteMessageBatch",
                    each.id(),
                    () -> at(request.queueUrl()).delete(each.receiptHandle()),
                    failed));
    return DeleteMessageBatchResponse.builder().failed(failed).build();
  }

  @Override
  public synchronized ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    count("ChangeMessageVisibilityBatch");
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    FakeQueue queue = at(request.queueUrl());
    request
        .entries()
        .forEach(
            each ->
                entry(
                    "ChangeMessageVisibilityBatch",
                    each.id(),
                    () -> hide(queue, each.receiptHandle(), each.visibilityTimeout()),
                    failed));
    return ChangeMessageVisibilityBatchResponse.builder().failed(failed).build();
  }

  @Override
  public synchronized ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    count("ChangeMessageVisibility");
    if (!hide(at(request.queueUrl()), request.receiptHandle(), request.visibilityTimeout())) {
      throw failure("ReceiptHandleIsInvalid");
    }
    return ChangeMessageVisibilityResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // nothing is open
  }

  private void entry(
      String operation, String id, BooleanSupplier effect, List<BatchResultErrorEntry> failed) {
    List<BatchResultErrorEntry> refusals = refused.getOrDefault(operation, List.of());
    if (!refusals.isEmpty()) {
      failed.add(refusals.remove(0).toBuilder().id(id).build());
    } else if (!effect.getAsBoolean()) {
      String code = "ReceiptHandleIsInvalid";
      failed.add(BatchResultErrorEntry.builder().id(id).code(code).senderFault(true).build());
    }
  }

  private static int size(SendMessageRequest request) {
    int attributes =
        request.messageAttributes().entrySet().stream()
            .mapToInt(it -> it.getKey().length() + it.getValue().stringValue().length() + 6)
            .sum();
    return request.messageBody().length() + attributes;
  }

  private boolean hide(FakeQueue queue, String receipt, int seconds) {
    longestHiding = Math.max(longestHiding, seconds);
    return queue.hide(receipt, seconds);
  }

  private void count(String operation) {
    calls.merge(operation, 1, Integer::sum);
    List<String> codes = broken.getOrDefault(operation, List.of());
    if (!codes.isEmpty()) {
      throw failure(codes.remove(0));
    }
  }

  private static RuntimeException failure(String code) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage("on purpose").build();
    return SqsException.builder().awsErrorDetails(details).statusCode(400).build();
  }

  private FakeQueue at(String url) {
    return queue(url.substring(URL.length()));
  }

  private FakeQueue queue(String name) {
    return queues.computeIfAbsent(name, it -> new FakeQueue());
  }

  private void waitMillis(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
