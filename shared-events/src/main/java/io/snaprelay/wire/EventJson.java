package io.snaprelay.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.events.Event;
import java.io.UncheckedIOException;

/** Events to and from the {@code detail} of an EventBridge event. */
public final class EventJson {
  private static final String VERSION = "version";

  private EventJson() {}

  /** The detail, with its version. */
  public static String write(Event event) {
    return tree(event).toString();
  }

  /** The detail as a tree: what step records keep. */
  public static ObjectNode tree(Event event) {
    ObjectNode detail = Json.mapper().createObjectNode();
    detail.put(VERSION, EventTypes.of(event).version());
    detail.setAll((ObjectNode) Json.mapper().valueToTree(event));
    return detail;
  }

  /**
   * Reads a detail.
   *
   * @throws NotUnderstood if the version is newer than this release, or a field is missing or wrong
   */
  public static Event read(EventTypes type, JsonNode detail) {
    int version = detail.path(VERSION).asInt(1);
    if (version > type.version()) {
      throw new NotUnderstood(
          "%s has version %d; this release reads up to version %d"
              .formatted(type.wireName(), version, type.version()));
    }
    try {
      return Completeness.check(type, Json.mapper().treeToValue(detail, type.type()));
    } catch (JsonProcessingException e) {
      throw new NotUnderstood(type.wireName() + " is malformed: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads a JSON text.
   *
   * @throws NotUnderstood if it is no JSON
   */
  static JsonNode parse(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new NotUnderstood("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The JSON text of a tree. */
  public static byte[] bytes(Object value) {
    try {
      return Json.mapper().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
