package io.snaprelay.snapshot;

import io.snaprelay.events.Event;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code run-completed} lets old snapshots of the run's plan and database expire. Runs that FAILED
 * do so too: what they spoilt, the policy does not count.
 */
@ApplicationScoped
class ExpireAfterRun implements Reaction<Message.OfEvent> {
  private final RunLedger ledger;
  private final ExpireSnapshots expire;

  ExpireAfterRun(RunLedger ledger, ExpireSnapshots expire) {
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
    return event instanceof RunCompleted
        ? ledger
            .plan(event.header().runId())
            .map(run -> expire.of(run, event.header()))
            .orElseGet(() -> Outcome.ignore("no such run"))
        : Outcome.ignore("ends no run");
  }
}
