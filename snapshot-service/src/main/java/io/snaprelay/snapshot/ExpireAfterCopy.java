package io.snaprelay.snapshot;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Event;
import io.snaprelay.events.Origin;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code copy-completed} of a source lets older sources expire without waiting for hours of proof.
 * The run's own source stays: the run is open and names it.
 */
@ApplicationScoped
class ExpireAfterCopy implements Reaction<Message.OfEvent> {
  private final RunLedger ledger;
  private final ExpireSnapshots expire;

  ExpireAfterCopy(RunLedger ledger, ExpireSnapshots expire) {
    this.ledger = ledger;
    this.expire = expire;
  }

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
    Event event = message.event();
    return event instanceof CopyCompleted copy && copy.origin() == Origin.COPY
        ? ledger
            .plan(event.header().runId())
            .map(run -> expire.of(run, event.header()))
            .orElseGet(() -> Outcome.ignore("no such run"))
        : Outcome.ignore("copies no source");
  }
}
