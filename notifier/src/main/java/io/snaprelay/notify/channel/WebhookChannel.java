package io.snaprelay.notify.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.Json;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The notice as JSON, by POST; signed if there is a secret.
 *
 * @param secret the key of the signature
 */
record WebhookChannel(URI url, Optional<String> secret, Clock clock, Postman postman)
    implements Channel {
  private static final int VERSION = 1;

  @Override
  public Answer tell(Notice notice) {
    String sentAt = clock.instant().toString();
    byte[] body = body(notice, sentAt);
    Map<String, String> headers = new HashMap<>();
    headers.put("X-SnapRelay-Event-Id", notice.eventId());
    headers.put("X-SnapRelay-Timestamp", sentAt);
    secret.ifPresent(
        key -> headers.put("X-SnapRelay-Signature", WebhookSignature.of(key, sentAt, body)));
    return postman.post(url, body, headers);
  }

  private static byte[] body(Notice notice, String sentAt) {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("version", VERSION).put("sentAt", sentAt).put("eventId", notice.eventId());
    body.put("occasion", notice.kind().name()).put("severity", notice.severity().word());
    body.put("occurredAt", notice.occurredAt().toString());
    body.setAll((ObjectNode) Json.mapper().valueToTree(notice.about()));
    body.setAll((ObjectNode) Json.mapper().valueToTree(notice.news()));
    notice
        .evidence()
        .ifPresent(
            found -> body.put("evidence", found.key()).put("evidenceAddress", found.address()));
    return EventJson.bytes(body);
  }

  /** A record prints all it holds, and this one holds secrets. */
  @Override
  public String toString() {
    return "webhook";
  }
}
