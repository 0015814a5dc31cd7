package io.snaprelay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @Test
  void anEventOfOursBringsItsTraceInTheHeader() {
    String body =
        """
        {"detail-type":"run-started","detail":{"header":{"traceparent":"%s"}}}"""
            .formatted(TRACEPARENT);

    assertEquals(Optional.of(TRACE), TraceContext.traceId(body));
  }

  @Test
  void aRecheckBringsItToo() {
    String body = "{\"recheck\":{\"traceparent\":\"" + TRACEPARENT + "\"}}";

    assertEquals(Optional.of(TRACE), TraceContext.traceId(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "noise",
        "{\"traceparent\":7}",
        "{\"traceparent\":\"00-short-00f067aa0ba902b7-01\"}",
        "{\"plan\":\"nightly\"}",
        "{\"note\":\"traceparent\"}"
      })
  void aBodyWithoutATraceHasNone(String body) {
    assertEquals(Optional.empty(), TraceContext.traceId(body));
  }

  @Test
  void theTraceStandsInTheLogOnlyWhileTheMessageIsHandled() {
    String body = "{\"traceparent\":\"" + TRACEPARENT + "\"}";

    Object during = TraceContext.within(body, () -> MDC.get("traceId"));

    assertEquals(TRACE, during);
    assertNull(MDC.get("traceId"));
  }

  @Test
  void aDefectLeavesNoTraceBehind() {
    String body = "{\"traceparent\":\"" + TRACEPARENT + "\"}";

    assertThrows(
        IllegalStateException.class,
        () ->
            TraceContext.within(
                body,
                () -> {
                  throw new IllegalStateException();
                }));

    assertNull(MDC.get("traceId"));
  }
}
