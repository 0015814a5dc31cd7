package io.snaprelay.step;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.Event;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Cancellation;
import io.snaprelay.wire.Message;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.NotUnderstood;
import io.snaprelay.wire.RdsNotification;
import io.snaprelay.wire.Recheck;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one loop: decode, handle, record, publish, acknowledge. Both entries, the container's and
 * Lambda's, bring every message here, and only what comes out of here acknowledges one.
 */
public final class StepLoop {
  private static final String OTHER_SITE = "other-site: it is about a region of another site";

  private final Reactions reactions;
  private final RunLedger ledger;
  private final EventBus bus;
  private final StepDriver driver;
  private final RunWatch watch;
  private final Clock clock;
  private final LoopLog log = new LoopLog();

  /**
   * @param service the name under which records are signed
   * @param reactions what this service can do
   * @param clock the time of records and deadlines
   */
  public StepLoop(
      String service,
      Reactions reactions,
      RunLedger ledger,
      EventBus bus,
      Mailbox mailbox,
      Clock clock) {
    Completion completion = new Completion(ledger, bus, service);
    this.reactions = reactions;
    this.ledger = ledger;
    this.bus = bus;
    this.clock = clock;
    Waiting waiting = new Waiting(mailbox);
    this.driver = new StepDriver(ledger, completion, waiting);
    this.watch = new RunWatch(ledger, completion, waiting);
  }

  /** Handles one delivery. Never throws: what goes wrong decides when the message comes again. */
  public Disposition handle(Delivery delivery) {
    log.begin(delivery);
    try {
      return judge(delivery);
    } finally {
      log.end();
    }
  }

  private Disposition judge(Delivery delivery) {
    try {
      Message message = Messages.read(delivery.body(), delivery.messageId(), delivery.sentAt());
      return reactions
          .own(message)
          .map(own -> dispatch(own, delivery))
          .orElseGet(() -> log.ignored(message.getClass().getSimpleName(), OTHER_SITE));
    } catch (NotUnderstood e) {
      return log.deadLetter(delivery, e);
    } catch (AwsFailure e) {
      return log.awsFailure(delivery, e);
    } catch (RuntimeException e) {
      return log.defect(delivery, e);
    }
  }

  private Disposition dispatch(Message message, Delivery delivery) {
    if (message instanceof Message.OfEvent ours) {
      ours.event().header().run().ifPresent(LoopLog::run);
    }
    Stream<Disposition> plain = reactions.react(message).stream().map(this::settlePlain);
    Stream<Disposition> steps = steps(message, delivery);
    return Stream.concat(plain, steps).reduce(Disposition.ACKNOWLEDGE, Disposition::and);
  }

  private Stream<Disposition> steps(Message message, Delivery delivery) {
    if (message instanceof Message.OfEvent ours) {
      return onEvent(ours.event(), delivery);
    }
    if (message instanceof RdsNotification rds) {
      return onRdsEvent(rds, delivery);
    }
    if (message instanceof Recheck recheck) {
      return Stream.of(onRecheck(recheck, delivery));
    }
    return message instanceof Cancellation cancellation
        ? Stream.of(onCancellation(cancellation, delivery))
        : Stream.empty();
  }

  private Stream<Disposition> onEvent(Event event, Delivery delivery) {
    Signal signal = new Signal(Signal.Kind.OUR_EVENT, event.header().occurredAt());
    Arrival arrival = new Arrival(delivery, signal, Optional.empty());
    return reactions.startedBy(event).stream().flatMap(start -> begin(start, event, arrival));
  }

  private <E extends Event> Stream<Disposition> begin(
      BeginSteps<E> start, Event event, Arrival arrival) {
    E ours = start.event().cast(event);
    Optional<Run> run = run(event.header().runId(), event.header().eventId());
    List<StepName> steps = run.map(it -> start.begunBy(ours, it)).orElse(List.of());
    if (steps.isEmpty()) {
      return Stream.of(
          log.ignored(
              start.event().getSimpleName(), run.isEmpty() ? "no such run" : "begins no step"));
    }
    return steps.stream()
        .map(
            step ->
                driver.drive(run.get(), step, () -> start.start(ours, run.get(), step), arrival));
  }

  /** The name routes an RDS event to its steps; whether the resource is ours, Describe says. */
  private Stream<Disposition> onRdsEvent(RdsNotification rds, Delivery delivery) {
    Signal signal = new Signal(Signal.Kind.RDS_EVENT, rds.date());
    Arrival arrival = new Arrival(delivery, signal, Optional.empty());
    return ResourceName.parse(rds.sourceIdentifier()).stream()
        .flatMap(
            name ->
                reactions.endedBy(rds, name.step()).stream()
                    .map(step -> finish(name.run(), step, arrival)));
  }

  private Disposition onRecheck(Recheck recheck, Delivery delivery) {
    Signal signal = new Signal(Signal.Kind.RECHECK, clock.instant());
    Arrival arrival = new Arrival(delivery, signal, Optional.of(recheck));
    if (recheck.step().equals(Recheck.RUN_DEADLINE)) {
      return run(recheck.run(), delivery.messageId())
          .map(run -> watch.look(run, arrival))
          .orElse(Disposition.ACKNOWLEDGE);
    }
    return finish(recheck.run(), recheck.step(), arrival);
  }

  private Disposition onCancellation(Cancellation cancellation, Delivery delivery) {
    return run(cancellation.run(), delivery.messageId())
        .map(run -> watch.cancel(run, cancellation.by()))
        .orElse(Disposition.ACKNOWLEDGE);
  }

  private Disposition finish(RunId runId, StepName step, Arrival arrival) {
    Optional<EndSteps> finish = reactions.finishing(step);
    Optional<Run> run = run(runId, arrival.delivery().messageId());
    if (finish.isEmpty() || run.isEmpty()) {
      return log.ignored(step, run.isEmpty() ? "no such run" : "not a step of this service");
    }
    return driver.drive(run.get(), step, () -> finish.get().finish(run.get(), step), arrival);
  }

  private Optional<Run> run(RunId id, String cause) {
    LoopLog.run(id);
    return ledger.plan(id).map(frozen -> new Run(frozen, ledger, cause, clock));
  }

  private Disposition settlePlain(Outcome outcome) {
    if (outcome instanceof Outcome.Emit emit) {
      bus.publish(emit.events());
      return Disposition.ACKNOWLEDGE;
    }
    if (outcome instanceof Outcome.RetryLater later) {
      return log.later(later);
    }
    return log.plain(outcome);
  }
}
