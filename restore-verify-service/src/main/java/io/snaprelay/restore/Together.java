package io.snaprelay.restore;

import io.snaprelay.events.Event;
import io.snaprelay.step.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One outcome of several deletions. What is still to be waited for comes before what has failed: a
 * step that has failed waits for nothing more.
 */
final class Together {
  private static final List<Class<? extends Outcome>> URGENT =
      List.of(Outcome.RetryLater.class, Outcome.Started.class, Outcome.GiveUp.class);

  private Together() {}

  static Outcome of(List<Outcome> outcomes) {
    return URGENT.stream()
        .flatMap(kind -> first(kind, outcomes).stream())
        .findFirst()
        .orElseGet(() -> new Outcome.Emit(events(outcomes)));
  }

  private static Optional<Outcome> first(Class<? extends Outcome> kind, List<Outcome> outcomes) {
    return outcomes.stream().filter(kind::isInstance).findFirst();
  }

  private static List<Event> events(List<Outcome> outcomes) {
    List<Event> events = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      events.addAll(((Outcome.Emit) outcome).events());
    }
    return events;
  }
}
