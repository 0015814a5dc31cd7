package io.snaprelay.snapshot;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.Event;
import io.snaprelay.events.RunRequested;
import io.snaprelay.events.RunStarted;
import io.snaprelay.ledger.OpenRuns;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.step.Run;
import io.snaprelay.wire.Message;
import io.snaprelay.wire.NotUnderstood;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * {@code run-requested} leads to one {@code run-started} per database. What a request resolves to
 * is decided and recorded once, before anything starts; a request that comes again does what the
 * record says, whatever the plan file says by then. Where a plan queues, a request for a database
 * whose last run is open is not decided yet: it comes again.
 */
@ApplicationScoped
class RequestRun implements Reaction<Message.OfEvent> {
  private static final Logger LOG = Logger.getLogger(RequestRun.class);

  private final PlanText plans;
  private final RunLedger ledger;
  private final Account account;
  private final SourceAccounts sources;
  private final Selection selection;
  private final MaskingRules rules;
  private final Turns turns;
  private final Pace pace;
  private final Clock clock;

  RequestRun(
      PlanText plans,
      RunLedger ledger,
      Account account,
      SourceAccounts sources,
      Selection selection,
      MaskingRules rules,
      Turns turns,
      Pace pace,
      Clock clock) {
    this.plans = plans;
    this.selection = selection;
    this.rules = rules;
    this.turns = turns;
    this.ledger = ledger;
    this.account = account;
    this.sources = sources;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
    if (!(message.event() instanceof RunRequested request)) {
      return Outcome.ignore("requests no run");
    }
    return ledger
        .trigger(request.triggerId())
        .map(record -> repeat(record, request))
        .orElseGet(() -> decide(request));
  }

  /** Whoever sends another trigger under an old id shall not take the old answer for his. */
  private Outcome repeat(TriggerRecord record, RunRequested request) {
    if (!record.plan().equals(request.plan())) {
      throw new NotUnderstood(
          "The trigger %s asks for the plan '%s', but one for the plan '%s' had that id before: give each its own"
              .formatted(record.id(), request.plan(), record.plan()));
    }
    return answer(record);
  }

  private Outcome decide(RunRequested request) {
    KnownPlans known = KnownPlans.read(plans);
    boolean queues = known.plan(request.plan()).filter(Plan::queues).isPresent();
    TriggerRecord wanted = resolve(request, known);
    TriggerRecord record = queues ? turns.takeAll(wanted) : turns.take(wanted);
    return queues && !record.skipped().isEmpty()
        ? Outcome.retryLater("run %s is open".formatted(record.skipped().get(0).run()), pace.next())
        : answer(ledger.record(record));
  }

  private Outcome answer(TriggerRecord record) {
    return record.isRefused() ? refuse(record) : start(record);
  }

  private TriggerRecord resolve(RunRequested request, KnownPlans known) {
    if (known.areRefused()) {
      return Resolution.refused(request, known.refusals());
    }
    PlanFile file = selection.in(known.file(), List.of(request.plan()));
    return rules.freeze(
        new Resolution(request, file, new Home(account.id(), sources), clock.instant())
            .resolve(OpenRuns.in(ledger)::beside));
  }

  private static Outcome refuse(TriggerRecord record) {
    record
        .refusals()
        .forEach(
            refusal ->
                LOG.errorf(
                    "Trigger %s is refused: %s: %s",
                    record.id(), refusal.code(), refusal.detail()));
    TriggerRecord.Refusal first = record.refusals().get(0);
    return Outcome.giveUp(first.code(), first.detail(), "Everything: nothing was started");
  }

  private Outcome start(TriggerRecord record) {
    record
        .skipped()
        .forEach(
            skipped ->
                LOG.warnf(
                    "Trigger %s starts no run for %s: run %s is still open",
                    record.id(), skipped.database(), skipped.run()));
    if (record.runs().isEmpty()) {
      return Outcome.ignore("the last run of every database is still open");
    }
    record.runs().forEach(ledger::freeze);
    List<Event> started = record.runs().stream().map(this::started).toList();
    return new Outcome.Emit(started);
  }

  /** A function of the record alone: every delivery of the trigger makes the very same event. */
  private Event started(FrozenPlan plan) {
    Run run = new Run(plan, ledger, plan.trigger(), plan.requestedAt());
    return new RunStarted(
        run.header(RunStarted.class, plan.databaseName()),
        plan.trigger(),
        plan.planName(),
        plan.database());
  }
}
