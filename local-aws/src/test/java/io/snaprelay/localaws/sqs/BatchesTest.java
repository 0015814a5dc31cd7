package io.snaprelay.localaws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Up to ten at once: one bad entry leaves the others alone, one bad batch does nothing. */
class BatchesTest {

  private final ManualTimeline time = new ManualTimeline(Instant.parse("2026-11-21T12:00:00Z"));
  private TestServer server;
  private SqsClient sqs;
  private String url;

  @BeforeEach
  void aQueue() {
    LocalSqs service = new LocalSqs(time, SqsFaults.NONE, () -> URI.create("http://localhost"));
    Dispatcher dispatcher = new Dispatcher();
    service.register(dispatcher);
    server = new TestServer(dispatcher);
    sqs = server.client(SqsClient.builder(), TestServer.ACCOUNT, Region.EU_WEST_1);
    url = sqs.createQueue(r -> r.queueName("work")).queueUrl();
  }

  @AfterEach
  void close() {
    server.close();
    time.close();
  }

  @Test
  void aBadEntryFailsAloneAndTheOthersAreSent() {
    SendMessageBatchResponse sent =
        send(entry("good", "m"), entry("bad", "\0"), entry("late", "m", 901));

    assertEquals(1, sent.successful().size());
    assertEquals("good", sent.successful().get(0).id());
    assertEquals(List.of("bad", "late"), sent.failed().stream().map(f -> f.id()).toList());
    assertEquals("InvalidMessageContents", sent.failed().get(0).code());
    assertEquals("InvalidParameterValue", sent.failed().get(1).code());
    assertTrue(sent.failed().get(0).senderFault());
    assertEquals(1, receive().size());
  }

  @Test
  void manyMessagesAreDeletedAtOnceAndAWrongHandleIsTold() {
    send(entry("a", "1"), entry("b", "2"));
    List<DeleteMessageBatchRequestEntry> entries =
        new ArrayList<>(
            receive().stream().map(m -> deletion("d" + m.body(), m.receiptHandle())).toList());
    entries.add(deletion("wrong", "nonsense"));

    var deleted = sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(entries));

    assertEquals(2, deleted.successful().size());
    assertEquals(
        List.of("ReceiptHandleIsInvalid"),
        deleted.failed().stream().map(BatchResultErrorEntry::code).toList());
  }

  @Test
  void manyMessagesAreHandedBackAtOnce() {
    send(entry("a", "1"), entry("b", "2"));
    List<ChangeMessageVisibilityBatchRequestEntry> entries =
        receive().stream().map(m -> visibility("v" + m.body(), m, 0)).toList();
    assertTrue(receive().isEmpty());

    sqs.changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(entries));

    assertEquals(2, receive().size());
  }

  @Test
  void aBatchThatIsWrongAsAWholeSendsNothing() {
    String prefix = "AWS.SimpleQueueService.";
    refuses(prefix + "EmptyBatchRequest");
    refuses(prefix + "BatchEntryIdsNotDistinct", entry("a", "1"), entry("a", "2"));
    refuses(prefix + "InvalidBatchEntryId", entry("a", "1"), entry("not good", "2"));
    refuses(
        prefix + "TooManyEntriesInBatchRequest",
        IntStream.range(0, 11)
            .mapToObj(i -> entry("id" + i, "m"))
            .toArray(SendMessageBatchRequestEntry[]::new));
    refuses(prefix + "BatchRequestTooLong", entry("a", "x".repeat(1_048_576)), entry("b", "y"));
    assertTrue(receive().isEmpty());
  }

  private void refuses(String code, SendMessageBatchRequestEntry... entries) {
    SqsException refused = assertThrows(SqsException.class, () -> send(entries));
    assertEquals(code, refused.awsErrorDetails().errorCode(), refused.getMessage());
  }

  private SendMessageBatchResponse send(SendMessageBatchRequestEntry... entries) {
    return sqs.sendMessageBatch(r -> r.queueUrl(url).entries(List.of(entries)));
  }

  private List<Message> receive() {
    return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return entry(id, body, 0);
  }

  private static SendMessageBatchRequestEntry entry(String id, String body, int delay) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(body)
        .delaySeconds(delay)
        .build();
  }

  private static DeleteMessageBatchRequestEntry deletion(String id, String handle) {
    return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(handle).build();
  }

  private static ChangeMessageVisibilityBatchRequestEntry visibility(
      String id, Message message, int seconds) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(message.receiptHandle())
        .visibilityTimeout(seconds)
        .build();
  }
}
