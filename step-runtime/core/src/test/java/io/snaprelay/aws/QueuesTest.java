package io.snaprelay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.testing.FakeSqs;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** The mailbox and the dead-letter queue. */
class QueuesTest {
  private final FakeSqs sqs = new FakeSqs();
  private final SqsMailbox mailbox = new SqsMailbox(new Queue(sqs, "own"));
  private final DeadLetters deadLetters = new DeadLetters(new Queue(sqs, "dlq"));

  @Test
  void aMessageToOneselfIsHiddenForItsDelay() {
    mailbox.send("later", Duration.ofMinutes(1));

    assertEquals(1, sqs.messages("own").size());
    assertEquals(0, sqs.visible("own"));
  }

  @Test
  void aDelayBeyondWhatSqsAllowsIsCut() {
    mailbox.send("much later", Duration.ofHours(3));

    assertEquals(900, sqs.lastDelay());
  }

  @Test
  void aFractionOfASecondIsRoundedUp() {
    mailbox.send("soon", Duration.ofMillis(1));

    assertEquals(1, sqs.lastDelay());
  }

  @Test
  void aNegativeDelayIsNone() {
    mailbox.send("now", Duration.ofSeconds(-5));

    assertEquals(0, sqs.lastDelay());
  }

  @Test
  void theUrlIsLookedUpOnce() {
    mailbox.send("one", Duration.ZERO);
    mailbox.send("two", Duration.ZERO);

    assertEquals(1, sqs.calls("GetQueueUrl"));
  }

  @Test
  void aUrlIsNotLookedUpAtAll() {
    new SqsMailbox(new Queue(sqs, "https://sqs.fake/other")).send("one", Duration.ZERO);

    assertEquals(0, sqs.calls("GetQueueUrl"));
    assertEquals(1, sqs.messages("other").size());
  }

  @Test
  void aQueueThatIsMissingIsToldByName() {
    sqs.failNext("GetQueueUrl", "AWS.SimpleQueueService.NonExistentQueue");

    AwsFailure failure = assertThrows(AwsFailure.class, () -> mailbox.send("lost?", Duration.ZERO));

    assertEquals(AwsFailure.Kind.NOT_FOUND, failure.kind());
    assertTrue(failure.getMessage().contains("own"), failure.getMessage());
  }

  @Test
  void aLookUpThatFailedIsTriedAgain() {
    sqs.failNext("GetQueueUrl", "RequestThrottled");
    assertThrows(AwsFailure.class, () -> mailbox.send("one", Duration.ZERO));

    mailbox.send("one", Duration.ZERO);

    assertEquals(1, sqs.messages("own").size());
  }

  @Test
  void aDeadLetterKeepsItsBodyAndSaysWhyItIsThere() {
    deadLetters.send("noise \u0000", "Not JSON");

    Message dead = sqs.messages("dlq").get(0);
    assertEquals("noise \u0000", dead.body());
    assertEquals("Not JSON", reason(dead));
  }

  @Test
  void aReasonThatSqsWouldRefuseIsMadePrintable() {
    deadLetters.send("noise", "Unexpected \u0000\uD83D\n" + "x".repeat(5000));

    String reason = reason(sqs.messages("dlq").get(0));
    assertTrue(reason.startsWith("Unexpected ???xxx"), reason);
    assertEquals(1000, reason.length());
  }

  @Test
  void anEmptyReasonIsStillOne() {
    deadLetters.send("noise", "");

    assertEquals("unreadable", reason(sqs.messages("dlq").get(0)));
  }

  @Test
  void aMessageThatFillsWhatSqsAllowsGoesWithoutItsReason() {
    String full = "x".repeat(1024 * 1024);

    deadLetters.send(full, "Not JSON");

    assertEquals(full, sqs.messages("dlq").get(0).body());
    assertTrue(sqs.messages("dlq").get(0).messageAttributes().isEmpty());
  }

  private static String reason(Message message) {
    return message.messageAttributes().get(DeadLetters.REASON).stringValue();
  }
}
