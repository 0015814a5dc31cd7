package io.snaprelay.step;

import io.snaprelay.events.Event;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Message;
import io.snaprelay.wire.RdsNotification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What one service can do, found by message. */
public final class Reactions {
  private final List<Reaction<?>> reactions;
  private final List<BeginSteps<?>> starts;
  private final List<EndSteps> finishes;
  private final SiteScope scope;

  /**
   * Those of a service that has every site to itself.
   *
   * @throws IllegalStateException if two of them finish the same step
   */
  public Reactions(
      Collection<Reaction<?>> reactions,
      Collection<? extends BeginSteps<?>> starts,
      Collection<? extends EndSteps> finishes) {
    this(reactions, starts, finishes, SiteScope.EVERYWHERE);
  }

  /**
   * Those of a service at a site.
   *
   * @param scope what they leave to other sites
   * @throws IllegalStateException if two of them finish the same step
   */
  public Reactions(
      Collection<Reaction<?>> reactions,
      Collection<? extends BeginSteps<?>> starts,
      Collection<? extends EndSteps> finishes,
      SiteScope scope) {
    this.scope = scope;
    this.reactions = List.copyOf(reactions);
    this.starts = List.copyOf(starts);
    this.finishes = List.copyOf(finishes);
    refuseTwo();
  }

  /** What of a message is not another site's; empty if all of it is. */
  Optional<Message> own(Message message) {
    return scope.own(message);
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

  List<BeginSteps<?>> startedBy(Event event) {
    return starts.stream().filter(start -> start.event().isInstance(event)).toList();
  }

  List<StepName> endedBy(RdsNotification event, StepName creator) {
    return finishes.stream()
        .flatMap(finish -> finish.heard(event, creator).stream())
        .distinct()
        .toList();
  }

  Optional<EndSteps> finishing(StepName step) {
    return finishes.stream().filter(finish -> finish.ends(step)).findFirst();
  }

  private void refuseTwo() {
    finishes.stream()
        .filter(Finish.class::isInstance)
        .map(finish -> ((Finish) finish).step())
        .filter(step -> finishes.stream().filter(each -> each.ends(step)).count() > 1)
        .findFirst()
        .ifPresent(
            step -> {
              throw new IllegalStateException("Two reactions finish the step '" + step + "'");
            });
  }
}
