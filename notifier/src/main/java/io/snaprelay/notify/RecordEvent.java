package io.snaprelay.notify;

import io.snaprelay.events.Event;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Copies every event of a run to the ledger, once. Nothing decides by these copies. */
@ApplicationScoped
class RecordEvent implements Reaction<Message.OfEvent> {
  private final Ledger ledger;

  RecordEvent(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
    Optional<RunId> run = message.event().header().run();
    if (run.isEmpty()) {
      return Outcome.ignore("a request belongs to no run yet");
    }
    return ledger.create(key(run.get(), message.event()), copy(message.event()))
        ? Outcome.emit()
        : Outcome.ignore("copied before");
  }

  private static String key(RunId run, Event event) {
    return LedgerKeys.event(run, event.header().eventId());
  }

  private static byte[] copy(Event event) {
    return EventJson.bytes(StepRecord.emitted(List.of(event)).get(0));
  }
}
