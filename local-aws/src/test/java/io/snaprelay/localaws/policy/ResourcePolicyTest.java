package io.snaprelay.localaws.policy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePolicyTest {

  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:work";
  private static final String RULE = "arn:aws:events:eu-west-1:111111111111:rule/snaprelay/all";

  private static final String EVENT_BRIDGE =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "a", "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
         "Action": "sqs:SendMessage", "Resource": "%s",
         "Condition": {"ArnLike": {"aws:SourceArn":
             "arn:aws:events:eu-west-1:111111111111:rule/snaprelay/*"}}}]}"""
          .formatted(QUEUE);

  @Test
  void whatTheStatementNamesIsAllowed() {
    assertTrue(allows(EVENT_BRIDGE, "events.amazonaws.com", "sqs:SendMessage", QUEUE, RULE));
  }

  @Test
  void nothingElseIsAllowed() {
    assertFalse(allows(EVENT_BRIDGE, "sns.amazonaws.com", "sqs:SendMessage", QUEUE, RULE));
    assertFalse(allows(EVENT_BRIDGE, "events.amazonaws.com", "sqs:DeleteQueue", QUEUE, RULE));
    assertFalse(allows(EVENT_BRIDGE, "events.amazonaws.com", "sqs:SendMessage", QUEUE + "2", RULE));
    assertFalse(
        allows(
            EVENT_BRIDGE,
            "events.amazonaws.com",
            "sqs:SendMessage",
            QUEUE,
            "arn:aws:events:eu-west-1:111111111111:rule/other"));
  }

  @Test
  void aConditionOnAnUnknownKeyDoesNotHold() {
    ResourcePolicy policy = ResourcePolicy.parse(EVENT_BRIDGE);
    assertFalse(
        policy.allows(Access.of("events.amazonaws.com", "sqs:SendMessage", QUEUE, Map.of())));
  }

  @Test
  void aDenyBeatsAnAllow() {
    String policy =
        """
        {"Statement": [
          {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"},
          {"Effect": "Deny", "Principal": {"AWS": ["arn:aws:iam::222222222222:root"]},
           "Action": ["sqs:send*"], "Resource": "*"}]}""";
    assertTrue(allows(policy, "111111111111", "sqs:SendMessage", QUEUE, RULE));
    assertFalse(allows(policy, "222222222222", "sqs:SendMessage", QUEUE, RULE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{}",
        "{\"Statement\": {\"Effect\": \"Perhaps\", \"Principal\": \"*\", \"Action\": \"*\"}}",
        "{\"Statement\": {\"Effect\": \"Deny\", \"NotPrincipal\": \"*\", \"Action\": \"*\"}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"Federated\": \"x\"}}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\","
            + " \"Condition\": {\"NumericLessThan\": {\"a\": \"1\"}}}}"
      })
  void aPolicyThatIsNotUnderstoodInFullIsRefused(String json) {
    assertThrows(IllegalArgumentException.class, () -> ResourcePolicy.parse(json));
  }

  private static boolean allows(
      String policy, String principal, String action, String resource, String rule) {
    return ResourcePolicy.parse(policy)
        .allows(Access.of(principal, action, resource, Map.of("aws:sourcearn", rule)));
  }
}
