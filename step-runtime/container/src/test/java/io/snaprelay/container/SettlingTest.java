package io.snaprelay.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.DeadLetters;
import io.snaprelay.step.Delivery;
import io.snaprelay.step.Disposition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** What becomes of a message after its reaction. */
class SettlingTest extends PollerBench {
  private static final Disposition AT_ONCE = new Disposition.Release(Duration.ZERO);

  @Test
  void aHandledMessageIsDeleted() {
    send("hello");

    start(delivery -> Disposition.ACKNOWLEDGE);

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertEquals("hello", handled.get(0).body());
    assertEquals(1, handled.get(0).receiveCount());
    assertEquals(1, count("acknowledged"));
  }

  @Test
  void manyMessagesAreDeletedInFewCalls() {
    for (int i = 0; i < 40; i++) {
      send("message " + i);
    }

    start(delivery -> Disposition.ACKNOWLEDGE);

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertEquals(40, handled.stream().map(Delivery::body).distinct().count());
  }

  @Test
  void aSlowMessageStaysHiddenWhileItIsWorkedOn() {
    CountDownLatch threeHeartbeats = new CountDownLatch(1);
    send("slow");

    start(
        delivery -> {
          await(threeHeartbeats);
          return Disposition.ACKNOWLEDGE;
        });
    sqs.await(() -> sqs.calls("ChangeMessageVisibilityBatch") >= 3);
    threeHeartbeats.countDown();

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertEquals(1, handled.size());
  }

  @Test
  void aReleasedMessageComesAgain() {
    send("not yet");

    start(delivery -> delivery.receiveCount() < 3 ? AT_ONCE : Disposition.ACKNOWLEDGE);

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertEquals(List.of(1, 2, 3), handled.stream().map(Delivery::receiveCount).toList());
    assertEquals(2, count("released"));
  }

  @Test
  void aMessageReleasedForLaterStaysHidden() {
    send("later");

    start(delivery -> new Disposition.Release(Duration.ofHours(20)));

    sqs.await(() -> !handled.isEmpty() && poller.isIdle());
    assertEquals(0, sqs.visible(QUEUE));
    assertTrue(sqs.longestHiding() < 12 * 3600, "SQS refuses 12 hours and more");
    assertTrue(sqs.longestHiding() > 11 * 3600);
  }

  @Test
  void anUnreadableMessageGoesToTheDeadLetterQueueWithItsReason() {
    send("noise");

    start(delivery -> new Disposition.DeadLetter("Not JSON"));

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    Message dead = sqs.messages(DEAD).get(0);
    assertEquals("noise", dead.body());
    assertEquals("Not JSON", dead.messageAttributes().get(DeadLetters.REASON).stringValue());
    assertEquals(1, count("dead-lettered"));
  }

  @Test
  void whatTheDeadLetterQueueDoesNotTakeIsNotLost() {
    send("noise");
    sqs.failNext("SendMessage", "InternalError");

    start(delivery -> new Disposition.DeadLetter("Not JSON"));

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertEquals(2, handled.size(), "it came again when its visibility was over");
    assertEquals(1, sqs.messages(DEAD).size());
  }

  @Test
  void aDeletionThatSqsFailsToDoIsAskedForAgain() {
    send("one");
    sqs.refuseNext("DeleteMessageBatch", "InternalError", false);

    start(delivery -> Disposition.ACKNOWLEDGE);

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertEquals(2, sqs.calls("DeleteMessageBatch"));
    assertEquals(1, handled.size());
  }

  @Test
  void aDeletionThatIsOurFaultIsNotAskedForAgain() {
    send("one");
    sqs.refuseNext("DeleteMessageBatch", "ReceiptHandleIsInvalid", true);

    start(delivery -> Disposition.ACKNOWLEDGE);

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertEquals(2, handled.size(), "the message came again, and only that");
    assertEquals(2, sqs.calls("DeleteMessageBatch"));
  }

  @Test
  void aDeletionCallThatFailsAsAWholeLosesNothing() {
    send("one");
    sqs.failNext("DeleteMessageBatch", "RequestThrottled");

    start(delivery -> Disposition.ACKNOWLEDGE);

    sqs.await(() -> sqs.messages(QUEUE).isEmpty());
    assertEquals(2, handled.size());
  }
}
