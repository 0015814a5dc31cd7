package io.snaprelay.notify;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Copies every event of a run to the ledger, once. No run is decided by these copies; that there is
 * one says that the event was published.
 */
@ApplicationScoped
class RecordEvent implements Reaction<Message.OfEvent> {
  private final RunLedger ledger;

  RecordEvent(RunLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
    if (message.event().header().run().isEmpty()) {
      return Outcome.ignore("a request belongs to no run yet");
    }
    return ledger.copy(message.event()) ? Outcome.emit() : Outcome.ignore("copied before");
  }
}
