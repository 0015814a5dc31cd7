package io.snaprelay.wire;

import io.snaprelay.events.Event;

/** What a service's queue can hold. */
public sealed interface Message
    permits Message.OfEvent,
        RdsNotification,
        Recheck,
        Cancellation,
        Sweep,
        Approval,
        TakeBack,
        DigestsDue {

  /** One of our own events. A trigger is one too: {@code run-requested}. */
  record OfEvent(Event event) implements Message {}
}
