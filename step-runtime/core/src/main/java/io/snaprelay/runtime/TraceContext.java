package io.snaprelay.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The trace that a message belongs to, in the MDC while the message is handled: every log line then
 * carries it. Our events and re-checks bring it as {@code traceparent} (W3C Trace Context).
 */
public final class TraceContext {
  private static final String FIELD = "traceparent";
  private static final String MDC_KEY = "traceId";
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  private TraceContext() {}

  /** Does some work within the trace that a message's body names; within none if it names none. */
  public static <T> T within(String body, Supplier<T> work) {
    traceId(body).ifPresent(id -> MDC.put(MDC_KEY, id));
    try {
      return work.get();
    } finally {
      MDC.remove(MDC_KEY);
    }
  }

  /** Whether the body is readable at all is for the loop to say. */
  static Optional<String> traceId(String body) {
    try (JsonParser json = Json.mapper().createParser(body)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && json.currentName().equals(FIELD)) {
          return traceIdIn(json.nextTextValue());
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> traceIdIn(String traceparent) {
    Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
