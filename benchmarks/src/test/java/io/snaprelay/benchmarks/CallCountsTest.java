package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallCountsTest {
  private static final String BEFORE =
      """
      {"counts": {"sqs:ReceiveMessage": {"OK": 10}}, "requests": []}
      """;
  private static final String AFTER =
      """
      {"counts": {"sqs:ReceiveMessage": {"OK": 14},
                  "sqs:DeleteMessageBatch": {"OK": 2},
                  "rds:CopyDBSnapshot": {"OK": 1, "ThrottlingException": 2}},
       "requests": []}
      """;

  @Test
  void onlyWhatCameAfterwardsIsCounted() {
    CallCounts calls = CallCounts.read(AFTER).without(CallCounts.read(BEFORE));

    assertEquals(4, calls.of("sqs:ReceiveMessage"));
    assertEquals(Map.of("rds", 3L, "sqs", 6L), calls.byService());
  }

  @Test
  void aRefusedCallIsACallAndIsAlsoCountedAsRefused() {
    CallCounts calls = CallCounts.read(AFTER);

    assertEquals(3, calls.of("rds:CopyDBSnapshot"));
    assertEquals(2, calls.refused());
  }

  @Test
  void anActionThatNobodyCalledIsZero() {
    assertEquals(0, CallCounts.read(AFTER).of("kms:DescribeKey"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"counts\": 3}", "{\"error\": \"no\"}"})
  void anyOtherAnswerIsRefused(String answer) {
    assertThrows(IllegalArgumentException.class, () -> CallCounts.read(answer));
  }
}
