package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTextTest {
  private static final String TEXT =
      """
      # HELP snaprelay_messages_total
      # TYPE snaprelay_messages_total counter
      snaprelay_messages_total{outcome="acknowledged"} 12.0
      snaprelay_messages_total{outcome="released"} 3.0
      snaprelay_messages_in_flight 7.0
      snaprelay_messages_total_of_something_else 100.0

      jvm_info{vendor="a } b # c",version="17"} 1.0
      process_start_time_seconds 1.7E9 1700000000000
      """;

  @Test
  void allLabelsOfAMetricAreSummed() {
    assertEquals(15, MetricsText.sum("snaprelay_messages_total", TEXT));
  }

  @Test
  void aSampleMayHaveNoLabels() {
    assertEquals(7, MetricsText.sum("snaprelay_messages_in_flight", TEXT));
  }

  @Test
  void aSampleMayHaveATimestamp() {
    assertEquals(1.7e9, MetricsText.sum("process_start_time_seconds", TEXT));
  }

  @Test
  void aBraceInALabelEndsNothing() {
    assertEquals(1, MetricsText.sum("jvm_info", TEXT));
  }

  @Test
  void aCounterThatHasCountedNothingIsZero() {
    assertEquals(0, MetricsText.sum("snaprelay_messages", TEXT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>", "snaprelay_messages_total", "snaprelay_messages_total{a=\"b\" 1"})
  void whatIsNoSampleIsRefusedWithItsLine(String line) {
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class, () -> MetricsText.sum("other", TEXT + line + "\n"));

    assertTrue(refusal.getMessage().contains(line), refusal.getMessage());
  }

  @Test
  void aValueThatIsNoNumberIsRefusedWithItsLine() {
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class, () -> MetricsText.sum("messages", "messages many"));

    assertTrue(refusal.getMessage().contains("messages many"), refusal.getMessage());
  }
}
