package io.snaprelay.localaws.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An event on a bus.
 *
 * @param json the envelope, with AWS's fields in AWS's order
 * @param forwarded whether it came from another bus; such an event goes to no third one
 */
record Event(ObjectNode json, boolean forwarded) {

  /**
   * Puts the envelope around what was told.
   *
   * @param detail the event's detail, parsed
   */
  static Event of(String id, ServiceEvent told, ObjectNode detail) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("version", "0");
    json.put("id", id);
    json.put("detail-type", told.detailType());
    json.put("source", told.source());
    json.put("account", told.account());
    json.put("time", told.time().truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("region", told.region());
    told.resources().forEach(json.putArray("resources")::add);
    json.set("detail", detail);
    return new Event(json, false);
  }

  /**
   * The event as it arrives on another bus: all is kept but the id. The captured cross-region test
   * shows another id there; that a doubled event keeps its doubled id is ours, so that the faults
   * of the first bus can be seen on the second.
   */
  Event forwardedTo(BusArn bus) {
    ObjectNode copy = json.deepCopy();
    byte[] name = (id() + bus).getBytes(StandardCharsets.UTF_8);
    copy.put("id", UUID.nameUUIDFromBytes(name).toString());
    return new Event(copy, true);
  }

  String id() {
    return json.path("id").asText();
  }

  String text() {
    return Json.write(json);
  }
}
