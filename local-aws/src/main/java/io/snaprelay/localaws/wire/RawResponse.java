package io.snaprelay.localaws.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP response. */
public record RawResponse(int status, Map<String, String> headers, byte[] body) {

  /** A response with a text and its content type. */
  public static RawResponse text(int status, String contentType, String body) {
    return new RawResponse(
        status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
  }
}
