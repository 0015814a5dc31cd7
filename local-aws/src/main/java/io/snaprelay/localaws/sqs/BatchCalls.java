package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** The calls about up to ten messages at once. */
final class BatchCalls {

  private static final int MOST_BYTES = 1_048_576;

  private final Queues queues;

  BatchCalls(Queues queues) {
    this.queues = queues;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(SendMessageBatchRequest.class, this::send);
    dispatcher.on(DeleteMessageBatchRequest.class, this::delete);
    dispatcher.on(ChangeMessageVisibilityBatchRequest.class, this::changeVisibility);
  }

  private SendMessageBatchResponse send(SendMessageBatchRequest request, Call call) {
    Queue queue = queues.reach(request.queueUrl(), call);
    checkTotalSize(request.entries());
    Batch<SendMessageBatchResultEntry> batch =
        Batch.of(
            "SendMessageBatchRequestEntry",
            request.entries(),
            SendMessageBatchRequestEntry::id,
            entry -> send(queue, entry, call));
    return SendMessageBatchResponse.builder()
        .successful(batch.successful())
        .failed(batch.failed())
        .build();
  }

  private static void checkTotalSize(List<SendMessageBatchRequestEntry> entries) {
    int total = entries.stream().mapToInt(entry -> content(entry).size()).sum();
    if (total > MOST_BYTES) {
      throw SqsError.BATCH_REQUEST_TOO_LONG.because(
          "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
              .formatted(MOST_BYTES, total));
    }
  }

  private static SendMessageBatchResultEntry send(
      Queue queue, SendMessageBatchRequestEntry entry, Call call) {
    refuseFifo(entry);
    MessageContent content = content(entry);
    return SendMessageBatchResultEntry.builder()
        .id(entry.id())
        .messageId(Sending.send(queue, content, entry.delaySeconds(), call.account()))
        .md5OfMessageBody(Md5.of(content.body()))
        .md5OfMessageAttributes(Md5.of(content.attributes()))
        .md5OfMessageSystemAttributes(Md5.of(content.systemAttributes()))
        .build();
  }

  private static void refuseFifo(SendMessageBatchRequestEntry entry) {
    if (entry.messageGroupId() != null || entry.messageDeduplicationId() != null) {
      throw SqsError.notImplemented("MessageGroupId and MessageDeduplicationId");
    }
  }

  private static MessageContent content(SendMessageBatchRequestEntry entry) {
    if (entry.messageBody() == null) {
      throw SqsError.missing("MessageBody");
    }
    return new MessageContent(
        entry.messageBody(),
        entry.messageAttributes(),
        SystemAttributes.of(entry.messageSystemAttributes()).values());
  }

  private DeleteMessageBatchResponse delete(DeleteMessageBatchRequest request, Call call) {
    Queue queue = queues.reach(request.queueUrl(), call);
    Batch<DeleteMessageBatchResultEntry> batch =
        Batch.of(
            "DeleteMessageBatchRequestEntry",
            request.entries(),
            DeleteMessageBatchRequestEntry::id,
            entry -> delete(queue, entry));
    return DeleteMessageBatchResponse.builder()
        .successful(batch.successful())
        .failed(batch.failed())
        .build();
  }

  private static DeleteMessageBatchResultEntry delete(
      Queue queue, DeleteMessageBatchRequestEntry entry) {
    queue.delete(ReceiptHandle.parse(entry.receiptHandle()));
    return DeleteMessageBatchResultEntry.builder().id(entry.id()).build();
  }

  private ChangeMessageVisibilityBatchResponse changeVisibility(
      ChangeMessageVisibilityBatchRequest request, Call call) {
    Queue queue = queues.reach(request.queueUrl(), call);
    Batch<ChangeMessageVisibilityBatchResultEntry> batch =
        Batch.of(
            "ChangeMessageVisibilityBatchRequestEntry",
            request.entries(),
            ChangeMessageVisibilityBatchRequestEntry::id,
            entry -> changeVisibility(queue, entry));
    return ChangeMessageVisibilityBatchResponse.builder()
        .successful(batch.successful())
        .failed(batch.failed())
        .build();
  }

  private static ChangeMessageVisibilityBatchResultEntry changeVisibility(
      Queue queue, ChangeMessageVisibilityBatchRequestEntry entry) {
    Duration timeout =
        Seconds.upTo(43_200, "VisibilityTimeout", entry.visibilityTimeout())
            .orElseThrow(() -> SqsError.missing("VisibilityTimeout"));
    queue.changeVisibility(ReceiptHandle.parse(entry.receiptHandle()), timeout);
    return ChangeMessageVisibilityBatchResultEntry.builder().id(entry.id()).build();
  }
}
