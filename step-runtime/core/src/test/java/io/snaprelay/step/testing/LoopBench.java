package io.snaprelay.step.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.events.Event;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.BeginSteps;
import io.snaprelay.step.Delivery;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.EndSteps;
import io.snaprelay.step.Reaction;
import io.snaprelay.step.Reactions;
import io.snaprelay.step.SiteScope;
import io.snaprelay.step.StepLoop;
import io.snaprelay.wire.Cancellation;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Recheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The real loop on fakes: a test delivers messages and looks at what came of them. */
public final class LoopBench {
  public final Faults faults = new Faults();
  public final MemoryLedger store = new MemoryLedger(faults);
  public final RunLedger ledger = new RunLedger(store);
  public final RecordingBus bus = new RecordingBus(faults);
  public final RecordingMailbox mailbox = new RecordingMailbox();
  public final SettableClock clock = new SettableClock(Runs.REQUESTED_AT.plusSeconds(60));

  private final List<Reaction<?>> reactions = new ArrayList<>();
  private final List<BeginSteps<?>> starts = new ArrayList<>();
  private final List<EndSteps> finishes = new ArrayList<>();
  private int receiveCount = 1;
  private SiteScope scope = SiteScope.EVERYWHERE;

  /** What the service leaves to other sites. */
  public LoopBench at(SiteScope site) {
    scope = site;
    return this;
  }

  /** Adds a reaction, a start, a finish, or something that is several of them. */
  public LoopBench with(Object part) {
    if (part instanceof Reaction<?> reaction) {
      reactions.add(reaction);
    }
    if (part instanceof BeginSteps<?> start) {
      starts.add(start);
    }
    if (part instanceof EndSteps finish) {
      finishes.add(finish);
    }
    return this;
  }

  /** A run of this plan has begun. */
  public LoopBench begun(FrozenPlan plan) {
    ledger.freeze(plan);
    return this;
  }

  /** The notifier has received an event. */
  public void copiedByTheNotifier(Event event) {
    ledger.copy(event);
  }

  /** The next deliveries have been received this often. */
  public LoopBench receivedTimes(int count) {
    receiveCount = count;
    return this;
  }

  public Disposition deliver(Event event) {
    return deliver(envelope(event));
  }

  /** An event as EventBridge delivers it. */
  public static String envelope(Event event) {
    ObjectNode envelope = Json.mapper().createObjectNode();
    envelope.put("id", event.header().eventId());
    envelope.put("source", Messages.SOURCE);
    envelope.put("detail-type", EventTypes.of(event).wireName());
    envelope.set("detail", EventJson.tree(event));
    return envelope.toString();
  }

  public Disposition deliver(Recheck recheck) {
    return deliver(Messages.write(recheck));
  }

  public Disposition deliver(Cancellation cancellation) {
    return deliver(Messages.write(cancellation));
  }

  /** An RDS event about a resource. */
  public Disposition deliverRdsEvent(String eventId, String sourceArn, Instant at) {
    ObjectNode envelope = Json.mapper().createObjectNode();
    envelope.put("source", Messages.RDS_SOURCE);
    envelope.put("detail-type", "RDS DB Snapshot Event");
    envelope
        .putObject("detail")
        .put("EventID", eventId)
        .put("SourceArn", sourceArn)
        .put("SourceIdentifier", sourceArn.substring(sourceArn.lastIndexOf(':') + 1))
        .put("Date", at.toString());
    return deliver(envelope.toString());
  }

  /** Any text as a message. */
  public Disposition deliver(String body) {
    return loop().handle(new Delivery("message-1", body, clock.instant(), receiveCount));
  }

  /** A loop of its own each time: nothing may live in a service's memory between two messages. */
  private StepLoop loop() {
    return new StepLoop(
        "test-service",
        new Reactions(reactions, starts, finishes, scope),
        ledger,
        bus,
        mailbox,
        clock);
  }
}
