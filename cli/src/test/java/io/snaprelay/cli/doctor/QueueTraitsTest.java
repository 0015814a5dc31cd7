package io.snaprelay.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue as SQS describes it, and what is wrong with it. */
final class QueueTraitsTest {
  private static final String ARN = "arn:aws:sqs:eu-west-1:111111111111:q";
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  private final Map<QueueAttributeName, String> right =
      new HashMap<>(
          Map.of(
              QueueAttributeName.QUEUE_ARN,
              ARN,
              QueueAttributeName.VISIBILITY_TIMEOUT,
              "30",
              QueueAttributeName.REDRIVE_POLICY,
              redrive(1000),
              QueueAttributeName.POLICY,
              policy(QueuePolicy.statementFor(ARN))));

  @Test
  void aRightQueueIsFoundRight() {
    assertEquals(List.of(), judged(HALF_A_DAY));
  }

  @Test
  void aMessageMustBeAbleToWaitForTheLongestDeadline() {
    right.put(QueueAttributeName.REDRIVE_POLICY, redrive(719));
    assertEquals(List.of(FindingCode.QUEUE_GIVES_UP_EARLY), judged(HALF_A_DAY));

    right.put(QueueAttributeName.REDRIVE_POLICY, redrive(720));
    assertEquals(List.of(), judged(HALF_A_DAY));
  }

  @Test
  void moreReceivesThanSqsAllowsAreNotAskedFor() {
    assertEquals(List.of(), judged(Duration.ofDays(3)));
  }

  @Test
  void theKeyThatAwsManagesShutsEventBridgeOut() {
    right.put(QueueAttributeName.KMS_MASTER_KEY_ID, "alias/aws/sqs");

    assertEquals(List.of(FindingCode.QUEUE_SHUTS_EVENTS_OUT), judged(HALF_A_DAY));
  }

  @Test
  void aKeyOfOursIsNotJudgedHere() {
    right.put(QueueAttributeName.KMS_MASTER_KEY_ID, "alias/queues");

    assertEquals(List.of(), judged(HALF_A_DAY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\"}",
        "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sns.amazonaws.com\"},\"Action\":\"sqs:*\"}",
        "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":[\"sqs:ReceiveMessage\"]}",
      })
  void aStatementForSomethingElseLetsNoEventIn(String statement) {
    assertFalse(QueuePolicy.read(policy(statement)).letsEventsIn());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"SQS:SendMessage\"}",
        "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sqs:*\"}",
        "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":[\"sns.amazonaws.com\",\"events.amazonaws.com\"]},\"Action\":[\"sqs:SendMessage\"]}",
      })
  void aStatementInAnyOfItsFormsLetsThemIn(String statement) {
    assertTrue(QueuePolicy.read(policy(statement)).letsEventsIn());
  }

  @Test
  void whatIsNoPolicyLetsNobodyIn() {
    assertFalse(QueuePolicy.read("Statement").letsEventsIn());
  }

  private List<FindingCode> judged(Duration longest) {
    Findings findings = new Findings();
    new QueueTraits("q", right).judge(longest, findings);
    return findings.all().stream().map(Finding::code).toList();
  }

  private static String redrive(int receives) {
    return "{\"deadLetterTargetArn\":\"%s-dlq\",\"maxReceiveCount\":\"%d\"}"
        .formatted(ARN, receives);
  }

  private static String policy(String statement) {
    return "{\"Statement\":[%s]}".formatted(statement);
  }
}
