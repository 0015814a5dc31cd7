package io.snaprelay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.testing.FakeSqs;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Tests stand on this fake, so it is tested itself. */
class FakeSqsTest {
  private final FakeSqs sqs = new FakeSqs();
  private final String url = sqs.getQueueUrl(it -> it.queueName("q")).queueUrl();

  @BeforeEach
  void aMessageIsThere() {
    sqs.sendMessage(it -> it.queueUrl(url).messageBody("hello"));
  }

  @Test
  void aReceivedMessageIsHidden() {
    assertEquals("hello", receive(30).get(0).body());
    assertTrue(receive(30).isEmpty());
    assertEquals(1, sqs.messages("q").size());
  }

  @Test
  void aMessageThatIsReleasedComesAgainUnderANewReceipt() {
    Message first = receive(30).get(0);
    sqs.changeMessageVisibility(
        it -> it.queueUrl(url).receiptHandle(first.receiptHandle()).visibilityTimeout(0));

    Message second = receive(30).get(0);

    assertEquals(first.messageId(), second.messageId());
    DeleteMessageBatchResponse stale = delete(first);
    assertEquals("ReceiptHandleIsInvalid", stale.failed().get(0).code());
    assertTrue(delete(second).failed().isEmpty());
    assertTrue(sqs.messages("q").isEmpty());
  }

  @Test
  void aLongPollWaitsForAMessage() {
    receive(30);
    Thread sender =
        new Thread(
            () -> {
              sqs.await(() -> sqs.receiving() == 1);
              sqs.sendMessage(it -> it.queueUrl(url).messageBody("late"));
            });
    sender.start();

    assertEquals("late", receive(30, 20).get(0).body());
  }

  @Test
  void aRefusedEntryHasNoEffect() {
    Message message = receive(30).get(0);
    sqs.refuseNext("DeleteMessageBatch", "InternalError", false);

    assertEquals("InternalError", delete(message).failed().get(0).code());
    assertEquals(1, sqs.messages("q").size());
  }

  @Test
  void aBrokenCallFailsOnce() {
    sqs.failNext("ReceiveMessage", "RequestThrottled");

    assertThrows(SqsException.class, () -> receive(30));
    assertEquals(1, receive(30).size());
  }

  private List<Message> receive(int visibility) {
    return receive(visibility, 0);
  }

  private List<Message> receive(int visibility, int wait) {
    return sqs.receiveMessage(
            it ->
                it.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(wait)
                    .visibilityTimeout(visibility))
        .messages();
  }

  private DeleteMessageBatchResponse delete(Message message) {
    DeleteMessageBatchRequestEntry entry =
        DeleteMessageBatchRequestEntry.builder()
            .id("0")
            .receiptHandle(message.receiptHandle())
            .build();
    return sqs.deleteMessageBatch(it -> it.queueUrl(url).entries(List.of(entry)));
  }
}
