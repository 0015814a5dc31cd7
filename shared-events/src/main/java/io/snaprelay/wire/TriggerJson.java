package io.snaprelay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.RunRequested;
import io.snaprelay.names.Traceparent;
import io.snaprelay.plan.SnapshotSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the bare trigger {@code {id?, plan, databases?, snapshot?}} and checks all of it. */
final class TriggerJson {
  private static final Pattern ID = Pattern.compile("[\\w.:/=+@-]{1,200}");

  private TriggerJson() {}

  static RunRequested read(JsonNode trigger, String fallbackId, Instant sentAt) {
    return new RunRequested(
        header(id(trigger, fallbackId), sentAt),
        text(trigger, "plan"),
        databases(trigger.path("databases")),
        trigger.has("snapshot") ? Optional.of(source(trigger)) : Optional.<SnapshotSource>empty());
  }

  /** In one word, or as a plan file has a point in time. */
  private static SnapshotSource source(JsonNode trigger) {
    JsonNode at = trigger.path("snapshot").path("at");
    if (at.isMissingNode()) {
      return SnapshotSourceText.parse(text(trigger, "snapshot"));
    }
    if (!PointInTimeText.isOne(at.asText())) {
      throw new NotUnderstood(
          "'snapshot.at' of a trigger is a time in UTC or latest, for example"
              + " {\"at\":\"2026-11-20T02:00:00Z\"}");
    }
    return PointInTimeText.parse(at.asText());
  }

  private static String id(JsonNode trigger, String fallback) {
    String id = trigger.has("id") ? text(trigger, "id") : fallback;
    if (!ID.matcher(id).matches()) {
      throw new NotUnderstood(
          "The trigger's id must be 1 to 200 letters, digits or any of _ . : / = + @ - but is '"
              + id
              + "'");
    }
    return id;
  }

  private static String text(JsonNode trigger, String field) {
    JsonNode value = trigger.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new NotUnderstood(
          "A trigger needs '" + field + "' as a text, for example {\"plan\":\"nightly\"}");
    }
    return value.textValue();
  }

  private static List<String> databases(JsonNode names) {
    List<String> databases = new ArrayList<>();
    if (!names.isMissingNode() && !names.isArray()) {
      throw new NotUnderstood(
          "'databases' of a trigger is a list of names, for example [\"orders\"]");
    }
    for (JsonNode name : names) {
      if (!name.isTextual()) {
        throw new NotUnderstood("'databases' of a trigger holds names, but one is " + name);
      }
      databases.add(name.textValue());
    }
    return databases;
  }

  private static EventHeader header(String id, Instant sentAt) {
    return new EventHeader(
        id,
        Optional.empty(),
        Optional.empty(),
        sentAt,
        Optional.of(Traceparent.of(id)),
        Optional.empty());
  }
}
