package io.snaprelay.wire;

import io.snaprelay.events.Event;
import java.lang.reflect.RecordComponent;

/**
 * Refuses an event that lacks a field: what may be absent is an Optional, so nothing else is null.
 */
final class Completeness {
  private Completeness() {}

  static Event check(EventTypes type, Event event) {
    requireAll(type.wireName(), (Record) event);
    return event;
  }

  private static void requireAll(String path, Record value) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String field = path + "." + component.getName();
      Object part = read(component, value);
      if (part == null) {
        throw new NotUnderstood("'" + field + "' is missing");
      }
      if (part instanceof Record inner) {
        requireAll(field, inner);
      }
    }
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("An accessor of a public record is public", e);
    }
  }
}
