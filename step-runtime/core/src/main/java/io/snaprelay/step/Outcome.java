package io.snaprelay.step;

import io.snaprelay.events.Event;
import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.Created;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of a message. There is no sixth way, and none of them is silent. */
public sealed interface Outcome {

  /** The step is done; these events say so. */
  record Emit(List<Event> events) implements Outcome {
    public Emit {
      events = List.copyOf(events);
    }
  }

  /**
   * An AWS write was made, or had been made before; its result comes later.
   *
   * @param created what now exists, recorded in the ledger before anything else happens; absent if
   *     the write created nothing
   * @param recheckAfter when to look if no RDS event came first
   */
  record Started(Optional<Created> created, Duration recheckAfter) implements Outcome {}

  /** The message is not for this reaction. */
  record Ignore(String reason) implements Outcome {}

  /** Not yet; the same message comes again. */
  record RetryLater(String reason, Duration after) implements Outcome {}

  /**
   * The step failed for good.
   *
   * @param code why
   * @param detail what is wrong, where, and what would be right
   * @param leftAsIs what exists now and was not touched
   */
  record GiveUp(FailureCode code, String detail, String leftAsIs) implements Outcome {}

  static Outcome emit(Event... events) {
    return new Emit(List.of(events));
  }

  static Outcome started(Created created, Duration recheckAfter) {
    return new Started(Optional.of(created), recheckAfter);
  }

  static Outcome started(Duration recheckAfter) {
    return new Started(Optional.empty(), recheckAfter);
  }

  static Outcome ignore(String reason) {
    return new Ignore(reason);
  }

  static Outcome retryLater(String reason, Duration after) {
    return new RetryLater(reason, after);
  }

  static Outcome giveUp(FailureCode code, String detail, String leftAsIs) {
    return new GiveUp(code, detail, leftAsIs);
  }
}
