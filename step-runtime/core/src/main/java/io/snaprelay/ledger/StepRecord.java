package io.snaprelay.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.events.Event;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Signal;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.EventTypes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a step ended. Written once; the first one wins; it alone decides the run. It holds the events
 * that it emits, so that a redelivery publishes the same ones.
 *
 * @param run the run
 * @param step the step
 * @param state done, failed, or not reached
 * @param recordedAt when
 * @param service who recorded it
 * @param signal what made it finish; absent for steps that were not reached
 * @param failure why it failed
 * @param events what it emits
 */
public record StepRecord(
    RunId run,
    StepName step,
    StepState state,
    Instant recordedAt,
    String service,
    Optional<Signal> signal,
    Optional<FailureCode> failure,
    List<Emitted> events) {
  public StepRecord {
    events = List.copyOf(events);
  }

  /**
   * One event as it goes over the wire.
   *
   * @param type its wire name
   * @param detail its detail
   */
  public record Emitted(String type, JsonNode detail) {
    static Emitted of(Event event) {
      return new Emitted(EventTypes.of(event).wireName(), EventJson.tree(event));
    }

    Event event() {
      return EventJson.read(EventTypes.named(type).orElseThrow(), detail);
    }
  }

  /** The events, in their wire form. */
  public static List<Emitted> emitted(List<Event> events) {
    return events.stream().map(Emitted::of).toList();
  }

  /** The events, as records. */
  public List<Event> emits() {
    return events.stream().map(Emitted::event).toList();
  }

  /** The first event of a type that it emits. */
  public <E extends Event> Optional<E> emitted(Class<E> type) {
    return emits().stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
