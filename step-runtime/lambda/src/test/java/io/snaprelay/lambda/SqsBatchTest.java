package io.snaprelay.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.snaprelay.aws.DeadLetters;
import io.snaprelay.aws.Queue;
import io.snaprelay.aws.testing.FakeSqs;
import io.snaprelay.step.Delivery;
import io.snaprelay.step.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsBatchTest {
  private static final Instant SENT_AT = Instant.parse("2026-11-21T12:00:00Z");

  private final FakeSqs sqs = new FakeSqs();
  private final Queue own = new Queue(sqs, "own");
  private final Map<String, Disposition> outcomes = new HashMap<>();
  private final List<Delivery> handled = new ArrayList<>();
  private final SqsBatch batch =
      new SqsBatch(
          new OneMessage(
              this::handle,
              new LambdaWiring().visibility(sqs, own),
              new DeadLetters(new Queue(sqs, "dlq"))));

  @Test
  void aMessageIsBroughtToTheLoopAsItWasDelivered() {
    deliver(message("hello"));

    assertEquals(List.of(new Delivery("id-hello", "hello", SENT_AT, 3)), handled);
  }

  @Test
  void whatIsThroughIsNotReported() {
    assertEquals(List.of(), deliver(message("one"), message("two")));
  }

  @Test
  void aMessageThatIsNotThroughIsReportedAndHidden() {
    outcomes.put("later", new Disposition.Release(Duration.ofMinutes(7)));

    List<String> failures = deliver(message("one"), received("later"), message("two"));

    assertEquals(List.of(idOf("later")), failures);
    assertEquals(420, sqs.longestHiding());
    assertEquals(0, sqs.visible("own"));
    assertEquals(3, handled.size(), "the others go on");
  }

  @Test
  void nothingIsHiddenForLongerThanSqsAllows() {
    outcomes.put("later", new Disposition.Release(Duration.ofHours(40)));

    deliver(received("later"));

    assertTrue(sqs.longestHiding() <= 12 * 3600 - 15 * 60);
  }

  @Test
  void aMessageThatCannotBeHiddenIsReportedAllTheSame() {
    outcomes.put("later", new Disposition.Release(Duration.ofMinutes(7)));

    List<String> failures = deliver(message("later"), message("two"));

    assertEquals(List.of("id-later"), failures);
    assertEquals(2, handled.size());
  }

  @Test
  void anUnreadableMessageIsMovedAndNotReported() {
    outcomes.put("noise", new Disposition.DeadLetter("Not JSON"));

    List<String> failures = deliver(message("noise"));

    assertEquals(List.of(), failures);
    Message dead = sqs.messages("dlq").get(0);
    assertEquals("noise", dead.body());
    assertEquals("Not JSON", dead.messageAttributes().get(DeadLetters.REASON).stringValue());
  }

  @Test
  void whatTheDeadLetterQueueDoesNotTakeIsReported() {
    outcomes.put("noise", new Disposition.DeadLetter("Not JSON"));
    sqs.failNext("SendMessage", "InternalError");

    assertEquals(List.of("id-noise"), deliver(message("noise")));
  }

  @Test
  void aMessageWithoutItsAttributesTakesNoOtherWithIt() {
    SQSMessage broken = message("broken");
    broken.setAttributes(Map.of());

    assertEquals(List.of("id-broken"), deliver(broken, message("two")));
    assertEquals(1, handled.size());
  }

  private Disposition handle(Delivery delivery) {
    handled.add(delivery);
    return outcomes.getOrDefault(delivery.body(), Disposition.ACKNOWLEDGE);
  }

  private List<String> deliver(SQSMessage... messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(messages));
    SQSBatchResponse response = batch.handleRequest(event, null);
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  /** A message that really is in the queue, so that it can be hidden. */
  private SQSMessage received(String body) {
    sqs.sendMessage(it -> it.queueUrl(own.url()).messageBody(body));
    Message there =
        sqs.receiveMessage(
                it ->
                    it.queueUrl(own.url())
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds(0)
                        .visibilityTimeout(30))
            .messages()
            .get(0);
    SQSMessage message = message(body);
    message.setMessageId(there.messageId());
    message.setReceiptHandle(there.receiptHandle());
    return message;
  }

  private String idOf(String body) {
    return sqs.messages("own").stream()
        .filter(it -> it.body().equals(body))
        .findFirst()
        .orElseThrow()
        .messageId();
  }

  private static SQSMessage message(String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId("id-" + body);
    message.setBody(body);
    message.setReceiptHandle("stale");
    message.setAttributes(
        Map.of(
            "SentTimestamp",
            Long.toString(SENT_AT.toEpochMilli()),
            "ApproximateReceiveCount",
            "3"));
    return message;
  }
}
