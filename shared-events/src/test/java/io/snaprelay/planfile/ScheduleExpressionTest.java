package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
  /** The first seven are the examples of the EventBridge User Guide. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cron(0 10 * * ? *)",
        "cron(15 12 * * ? *)",
        "cron(0 18 ? * MON-FRI *)",
        "cron(0 8 1 * ? *)",
        "cron(0/15 * * * ? *)",
        "cron(0/10 * ? * MON-FRI *)",
        "cron(0/5 8-17 ? * MON-FRI *)",
        "cron(0 2 L * ? *)",
        "cron(0 2 3W * ? 2026-2030)",
        "cron(0 2 ? JAN,jul 2#1 *)",
        "rate(1 minute)",
        "rate(5 minutes)",
        "rate(12 hours)",
        "rate(1 day)"
      })
  void whatEventBridgeAcceptsIsAccepted(String schedule) {
    assertEquals(Optional.empty(), ScheduleExpression.problem(schedule));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cron()",
        "cron(0 2 * * *)",
        "cron(0 0 2 * * ? *)",
        "cron(0 2 * * * *)",
        "cron(0 2 ? * ? *)",
        "cron(60 2 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 2 0 * ? *)",
        "cron(0 2 * 13 ? *)",
        "cron(0 2 ? * MONDAY *)",
        "cron(0 2 ? * 8 *)",
        "cron(0,, 2 * * ? *)",
        "cron(1-2-3 2 * * ? *)",
        "cron(*/0 2 * * ? *)",
        "cron(0 2 * * ? 1969)",
        "rate(1 hours)",
        "rate(2 hour)",
        "rate(0 hours)",
        "rate(12 weeks)",
        "rate(12hours)"
      })
  void whatEventBridgeRefusesIsRefused(String schedule) {
    assertTrue(ScheduleExpression.problem(schedule).isPresent());
  }

  @Test
  void theFieldThatIsWrongIsNamed() {
    assertEquals(
        Optional.of(
            "'24' in 'cron(0 24 * * ? *)' is not a field for hours: write a value from 0 to 23, a"
                + " list, a range or *"),
        ScheduleExpression.problem("cron(0 24 * * ? *)"));
  }
}
