package io.snaprelay.localaws.rds;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bus that keeps what was published. */
final class RecordedEvents implements RdsEvents {

  private final List<RdsEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public void publish(RdsEvent event) {
    events.add(event);
  }

  /** What was told of a source: "0040 eu-west-1". */
  List<String> of(String sourceIdentifier) {
    return events.stream()
        .filter(event -> event.sourceIdentifier().equals(sourceIdentifier))
        .map(event -> event.id().substring("RDS-EVENT-".length()) + " " + event.region())
        .toList();
  }

  RdsEvent last() {
    return events.get(events.size() - 1);
  }
}
