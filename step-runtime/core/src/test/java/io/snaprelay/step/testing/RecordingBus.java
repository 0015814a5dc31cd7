package io.snaprelay.step.testing;

import io.snaprelay.events.Event;
import io.snaprelay.step.EventBus;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is published. */
public final class RecordingBus implements EventBus {
  private final List<Event> published = new ArrayList<>();
  private final Faults faults;

  public RecordingBus() {
    this(new Faults());
  }

  public RecordingBus(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void publish(List<Event> events) {
    faults.before("bus.publish");
    published.addAll(events);
    faults.after("bus.publish");
  }

  /** Everything published, redeliveries included. */
  public List<Event> published() {
    return List.copyOf(published);
  }

  /** What was published of one type, redeliveries included. */
  public <E extends Event> List<E> published(Class<E> type) {
    return published.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The ids of what was published of one type, each once: what a consumer that knows ids sees. */
  public List<String> distinctIds(Class<? extends Event> type) {
    return published(type).stream().map(event -> event.header().eventId()).distinct().toList();
  }
}
