package io.snaprelay.localaws.rds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.rds.model.DescribeEventsRequest;
import software.amazon.awssdk.services.rds.model.DescribeEventsResponse;
import software.amazon.awssdk.services.rds.model.Event;

/** DescribeEvents: the last hour unless asked otherwise, and without event ids, as on AWS. */
final class EventHistory {

  private static final int DEFAULT_MINUTES = 60;

  private record Numbered(int number, RdsEvent event) {

    String key() {
      return "%08d".formatted(number);
    }
  }

  private final RdsContext rds;

  EventHistory(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        DescribeEventsRequest.class,
        Set.of(
            "SourceIdentifier",
            "SourceType",
            "StartTime",
            "EndTime",
            "Duration",
            "EventCategories",
            "MaxRecords",
            "Marker"),
        this::describe);
  }

  private DescribeEventsResponse describe(DescribeEventsRequest request, Place place) {
    if (request.sourceIdentifier() != null && request.sourceTypeAsString() == null) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because("SourceIdentifier needs a SourceType");
    }
    List<RdsEvent> events = rds.events().at(place).stream().filter(inTime(request)).toList();
    Page<Numbered> page =
        Page.of(
            IntStream.range(0, events.size())
                .mapToObj(number -> new Numbered(number, events.get(number)))
                .filter(numbered -> selected(request, numbered.event())),
            Numbered::key,
            request.maxRecords(),
            request.marker());
    return DescribeEventsResponse.builder()
        .events(page.items().stream().map(Numbered::event).map(EventHistory::shown).toList())
        .marker(page.marker())
        .build();
  }

  private Predicate<RdsEvent> inTime(DescribeEventsRequest request) {
    Instant end = request.endTime() == null ? rds.timeline().now() : request.endTime();
    int minutes = request.duration() == null ? DEFAULT_MINUTES : request.duration();
    Instant start =
        request.startTime() == null ? end.minus(Duration.ofMinutes(minutes)) : request.startTime();
    return event -> !event.date().isBefore(start) && !event.date().isAfter(end);
  }

  private static boolean selected(DescribeEventsRequest request, RdsEvent event) {
    String type = request.sourceTypeAsString();
    String id = request.sourceIdentifier();
    List<String> categories = request.eventCategories();
    return (type == null || type.equals(event.sourceType().apiName()))
        && (id == null || id.equals(event.sourceIdentifier()))
        && (categories.isEmpty() || categories.contains(event.category()));
  }

  private static Event shown(RdsEvent event) {
    return Event.builder()
        .sourceIdentifier(event.sourceIdentifier())
        .sourceType(event.sourceType().apiName())
        .sourceArn(event.sourceArn())
        .message(event.message())
        .eventCategories(event.category())
        .date(event.date())
        .build();
  }
}
