package io.snaprelay.localaws.control;

import java.util.List;
import java.util.Objects;

/** Everything that shall go wrong, as it is set by {@code POST /_local/faults}. */
public record Faults(long seed, List<CallFault> calls, EventFaults events, QueueFaults queues) {

  public static final Faults NONE = new Faults(0, null, null, null);

  public Faults {
    calls = calls == null ? List.of() : List.copyOf(calls);
    events = Objects.requireNonNullElse(events, EventFaults.NONE);
    queues = Objects.requireNonNullElse(queues, QueueFaults.NONE);
  }

  public static Faults ofCalls(CallFault... calls) {
    return new Faults(0, List.of(calls), null, null);
  }

  public static Faults ofEvents(EventFaults events) {
    return new Faults(0, null, events, null);
  }
}
