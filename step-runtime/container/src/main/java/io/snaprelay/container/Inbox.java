package io.snaprelay.container;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.Queue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The service's queue, in batches. A batch call answers 200 even if it did nothing, so the result
 * of each entry is looked at (SQS API Reference, DeleteMessageBatch).
 */
final class Inbox {
  /** What one call of SQS takes and gives at most. */
  static final int BATCH = 10;

  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SqsClient sqs;
  private final Queue queue;
  private final Clock clock;

  Inbox(SqsClient sqs, Queue queue, Clock clock) {
    this.sqs = sqs;
    this.queue = queue;
    this.clock = clock;
  }

  /** A message and for how long it is to be hidden from now on. */
  record Hiding(Held held, Duration time) {}

  List<Held> receive(int most, Duration wait, Duration visibility) {
    return AwsCalls.call(
        "sqs:ReceiveMessage",
        () ->
            sqs
                .receiveMessage(
                    request ->
                        request
                            .queueUrl(queue.url())
                            .maxNumberOfMessages(Math.min(most, BATCH))
                            .waitTimeSeconds((int) wait.toSeconds())
                            .visibilityTimeout((int) visibility.toSeconds())
                            .messageSystemAttributeNames(
                                MessageSystemAttributeName.SENT_TIMESTAMP,
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                            .overrideConfiguration(it -> it.apiCallTimeout(wait.plus(PATIENCE))))
                .messages()
                .stream()
                .map(message -> Held.of(message, clock.instant()))
                .toList());
  }

  void delete(List<Held> messages) {
    inBatches("sqs:DeleteMessageBatch", messages, this::deleteBatch);
  }

  void hide(List<Hiding> messages) {
    inBatches("sqs:ChangeMessageVisibilityBatch", messages, this::hideBatch);
  }

  private List<BatchResultErrorEntry> deleteBatch(List<Held> messages) {
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, messages.size())
            .mapToObj(
                i ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receipt())
                        .build())
            .toList();
    return sqs.deleteMessageBatch(it -> it.queueUrl(queue.url()).entries(entries)).failed();
  }

  private List<BatchResultErrorEntry> hideBatch(List<Hiding> messages) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries =
        IntStream.range(0, messages.size())
            .mapToObj(
                i ->
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).held().receipt())
                        .visibilityTimeout((int) messages.get(i).time().toSeconds())
                        .build())
            .toList();
    return sqs.changeMessageVisibilityBatch(it -> it.queueUrl(queue.url()).entries(entries))
        .failed();
  }

  private static <T> void inBatches(
      String operation, List<T> all, Function<List<T>, List<BatchResultErrorEntry>> call) {
    for (int from = 0; from < all.size(); from += BATCH) {
      List<T> open = all.subList(from, Math.min(from + BATCH, all.size()));
      for (int attempt = 1; attempt <= ATTEMPTS && !open.isEmpty(); attempt++) {
        open = again(operation, open, call);
      }
    }
  }

  /** Makes one call; returns what is worth another. */
  private static <T> List<T> again(
      String operation, List<T> batch, Function<List<T>, List<BatchResultErrorEntry>> call) {
    List<T> again = new ArrayList<>();
    for (BatchResultErrorEntry failed : AwsCalls.call(operation, () -> call.apply(batch))) {
      LOG.warnf("%s did not take one message: %s", operation, failed.code());
      if (!Boolean.TRUE.equals(failed.senderFault())) {
        again.add(batch.get(Integer.parseInt(failed.id())));
      }
    }
    return again;
  }
}
