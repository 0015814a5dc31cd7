package io.snaprelay.aws;

import io.snaprelay.events.Event;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Messages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * An event as an entry of {@code PutEvents}, and how many entries fit into one call (EventBridge
 * User Guide, "Amazon EventBridge quotas" and "Calculating PutEvents event entry size").
 */
final class BusEntry {
  static final int MOST_ENTRIES = 10;
  static final int MOST_BYTES = 256 * 1024;

  private static final int BYTES_OF_TIME = 14;
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{8})([0-9a-f]{24})-([0-9a-f]{16})-([0-9a-f]{2})");

  private BusEntry() {}

  static PutEventsRequestEntry of(Event event, String bus) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(Messages.SOURCE)
            .detailType(EventTypes.of(event).wireName())
            .detail(EventJson.write(event))
            .time(event.header().occurredAt())
            .traceHeader(event.header().traceparent().flatMap(BusEntry::traceHeader).orElse(null))
            .build();
    if (bytes(entry) > MOST_BYTES) {
      throw new AwsFailure(
          AwsFailure.Kind.REFUSED,
          "EventTooLarge",
          "%s has %d bytes; EventBridge takes %d"
              .formatted(entry.detailType(), bytes(entry), MOST_BYTES),
          null);
    }
    return entry;
  }

  /** Cuts a list into calls, in order. */
  static List<List<PutEventsRequestEntry>> batches(List<PutEventsRequestEntry> entries) {
    List<List<PutEventsRequestEntry>> batches = new ArrayList<>();
    int room = 0;
    for (PutEventsRequestEntry entry : entries) {
      boolean full = batches.isEmpty() || last(batches).size() == MOST_ENTRIES;
      if (full || bytes(entry) > room) {
        batches.add(new ArrayList<>());
        room = MOST_BYTES;
      }
      last(batches).add(entry);
      room -= bytes(entry);
    }
    return batches;
  }

  /** X-Ray writes a W3C trace id in its own way (X-Ray Developer Guide, "Sending trace data"). */
  private static Optional<String> traceHeader(String traceparent) {
    Matcher w3c = TRACEPARENT.matcher(traceparent);
    if (!w3c.matches()) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(w3c.group(4), 16) & 1) == 1;
    return Optional.of(
        "Root=1-%s-%s;Parent=%s;Sampled=%d"
            .formatted(w3c.group(1), w3c.group(2), w3c.group(3), sampled ? 1 : 0));
  }

  private static int bytes(PutEventsRequestEntry entry) {
    return BYTES_OF_TIME + utf8(entry.source()) + utf8(entry.detailType()) + utf8(entry.detail());
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
