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

  void emit(EventKind kind, RdsResource source, Object... values) {
    Place place = source.place();
    Instant now = timeline.now().truncatedTo(ChronoUnit.MILLIS);
    RdsEvent event =
        new RdsEvent(
            place.account(),
            place.region(),
            kind.sourceType(),
            kind.id(),
            kind.category(),
            source.arn(),
            RdsArn.parse(source.arn()).id(),
            kind.message(values),
            now,
            Tags.map(source.tags()));
    remember(place, event, now);
    if (kind.isPublished()) {
      bus.publish(event);
    }
  }

  List<RdsEvent> at(Place place) {
    return List.copyOf(history.getOrDefault(place, new ArrayDeque<>()));
  }

  private void remember(Place place, RdsEvent event, Instant now) {
    Deque<RdsEvent> events = history.computeIfAbsent(place, unknown -> new ArrayDeque<>());
    events.addLast(event);
    while (events.peekFirst().date().isBefore(now.minus(KEPT))) {
      events.removeFirst();
    }
  }
}
