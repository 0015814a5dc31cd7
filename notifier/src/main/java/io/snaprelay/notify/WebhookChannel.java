package io.snaprelay.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The notice as JSON, by POST. With a secret, {@code X-SnapRelay-Signature} holds {@code sha256=}
 * and the HMAC-SHA256 of the body in hex. The body holds {@code sentAt} too, so that the signature
 * covers the time and an old message cannot be sent again as new.
 */
record WebhookChannel(URI url, Optional<String> secret, Clock clock) implements Channel {
  private static final int VERSION = 1;
  private static final String HMAC = "HmacSHA256";

  @Override
  public HttpRequest.Builder message(Notice notice) {
    Instant now = clock.instant();
    byte[] body = body(notice, now);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("X-SnapRelay-Event-Id", notice.eventId())
            .header("X-SnapRelay-Timestamp", now.toString())
            .POST(BodyPublishers.ofByteArray(body));
    secret.ifPresent(key -> request.header("X-SnapRelay-Signature", signature(key, body)));
    return request;
  }

  private static byte[] body(Notice notice, Instant now) {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("version", VERSION).put("sentAt", now.toString());
    body.setAll((ObjectNode) Json.mapper().valueToTree(notice));
    return EventJson.bytes(body);
  }

  private static String signature(String key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + HMAC, e);
    }
  }

  /** A record prints all it holds, and this one holds secrets. */
  @Override
  public String toString() {
    return "webhook";
  }
}
