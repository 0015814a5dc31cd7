package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one place where events come into being: each is remembered and published. */
final class EventLog {

  /** DescribeEvents reaches back 14 days (botocore, DescribeEvents). */
  static final Duration KEPT = Duration.ofDays(14);

  private final Timeline timeline;
  private final RdsEvents bus;
  private final Map<Place, Deque<RdsEvent>> history = new HashMap<>();

  EventLog(Timeline timeline, RdsEvents bus) {
    this.timeline = timeline;
    this.bus = bus;
  }

  void emit(EventKind kind, Instance source, Object... values) {
    String message = kind.message(values);
    emit(kind, source.place(), source.arn(), message, Tags.map(source.shown().tagList()));
  }

  void emit(EventKind kind, Snapshot source, Object... values) {
    String message = kind.message(values);
    emit(kind, source.place(), source.arn(), message, Tags.map(source.shown().tagList()));
  }

  List<RdsEvent> at(Place place) {
    return List.copyOf(history.getOrDefault(place, new ArrayDeque<>()));
  }

  private void emit(
      EventKind kind, Place place, String arn, String message, Map<String, String> tags) {
    Instant now = timeline.now().truncatedTo(ChronoUnit.MILLIS);
    RdsEvent event =
        new RdsEvent(
            place.account(),
            place.region(),
            kind.sourceType(),
            kind.id(),
            kind.category(),
            arn,
            RdsArn.parse(arn).id(),
            message,
            now,
            tags);
    remember(place, event, now);
    bus.publish(event);
  }

  private void remember(Place place, RdsEvent event, Instant now) {
    Deque<RdsEvent> events = history.computeIfAbsent(place, unknown -> new ArrayDeque<>());
    events.addLast(event);
    while (events.peekFirst().date().isBefore(now.minus(KEPT))) {
      events.removeFirst();
    }
  }
}
