package io.snaprelay.step;

import io.snaprelay.events.Event;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Message;
import io.snaprelay.wire.RdsNotification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one service can do, found by message. */
public final class Reactions {
  private final List<Reaction<?>> reactions;
  private final List<Start<?>> starts;
  private final Map<StepName, Finish> finishes;

  /**
   * @throws IllegalStateException if two of them finish the same step
   */
  public Reactions(
      Collection<Reaction<?>> reactions, Collection<Start<?>> starts, Collection<Finish> finishes) {
    this.reactions = List.copyOf(reactions);
    this.starts = List.copyOf(starts);
    this.finishes =
        finishes.stream().collect(Collectors.toUnmodifiableMap(Finish::step, Function.identity()));
  }

  /**
   * Calls every reaction to a message. One that fails does not keep the others from it; the message
   * comes again because of it.
   */
  List<Outcome> react(Message message) {
    List<Outcome> outcomes = new ArrayList<>();
    RuntimeException failure = null;
    for (Reaction<?> reaction : reactions) {
      try {
        if (reaction.message().isInstance(message)) {
          outcomes.add(call(reaction, message));
        }
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return outcomes;
  }

  private static <M extends Message> Outcome call(Reaction<M> reaction, Message message) {
    return reaction.react(reaction.message().cast(message));
  }

  List<Start<?>> startedBy(Event event) {
    return starts.stream().filter(start -> start.event().isInstance(event)).toList();
  }

  List<StepName> endedBy(RdsNotification event, StepName creator) {
    return finishes.values().stream()
        .filter(finish -> finish.hears(event, creator))
        .map(Finish::step)
        .toList();
  }

  Optional<Finish> finishing(StepName step) {
    return Optional.ofNullable(finishes.get(step));
  }
}
