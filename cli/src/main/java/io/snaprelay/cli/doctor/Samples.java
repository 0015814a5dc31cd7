package io.snaprelay.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.plan.Site;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the services hear, as the envelopes by which rules route. */
final class Samples {
  /** EventBridge User Guide, "Amazon RDS events": one detail type for each kind of source. */
  private static final List<String> RDS_TYPES =
      List.of(
          "RDS DB Instance Event",
          "RDS DB Snapshot Event",
          "RDS DB Cluster Event",
          "RDS DB Cluster Snapshot Event");

  private Samples() {}

  /** Our own event of a type. */
  static JsonNode ours(EventTypes type) {
    return envelope(Messages.SOURCE, type.wireName());
  }

  /** The same of a run that restores there. */
  static JsonNode ours(EventTypes type, Spot site) {
    ObjectNode event = (ObjectNode) ours(type);
    event.withObject("/detail/header").put("site", new Site(site.account(), site.region()).text());
    return event;
  }

  /** The ids of the RDS events that a service hears. */
  static List<String> rdsIds(Service service) {
    List<String> ids = new ArrayList<>();
    service
        .rdsPattern()
        .ifPresent(
            pattern -> read(pattern).at("/detail/EventID").forEach(id -> ids.add(id.asText())));
    return ids;
  }

  /** An RDS event of a region, of whichever kind of source it may be. */
  static Stream<JsonNode> rds(String eventId, String region) {
    return RDS_TYPES.stream()
        .map(
            type -> {
              ObjectNode event = envelope(Messages.RDS_SOURCE, type);
              event.put("region", region);
              event.withObject("/detail").put("EventID", eventId);
              return event;
            });
  }

  private static ObjectNode envelope(String source, String type) {
    ObjectNode event = Json.mapper().createObjectNode();
    event.put("source", source).put("detail-type", type).putObject("detail");
    return event;
  }

  private static JsonNode read(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
