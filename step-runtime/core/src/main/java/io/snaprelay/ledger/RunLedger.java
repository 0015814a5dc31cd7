package io.snaprelay.ledger;

import io.snaprelay.events.Event;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.planfile.PlanJson;
import io.snaprelay.wire.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The ledger, in the words of a run. */
public final class RunLedger {
  private static final String COMMITTED = "COMMITTED";
  private static final String CALLED_OFF = "CALLED_OFF";

  private final Ledger ledger;

  public RunLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The frozen plan of a run; empty if no such run was started. */
  public Optional<FrozenPlan> plan(RunId run) {
    return ledger.read(LedgerKeys.plan(run)).map(PlanJson::read);
  }

  /** What a trigger resolved to; empty if nobody has decided that yet. */
  public Optional<TriggerRecord> trigger(String id) {
    return ledger.read(LedgerKeys.trigger(id)).map(TriggerRecordJson::read);
  }

  /**
   * Records what a trigger resolves to, unless there is a record: returns the one that counts. That
   * the plan was asked for is noted first: whoever looks whether it was must find every record.
   */
  public TriggerRecord record(TriggerRecord record) {
    ledger.create(
        LedgerKeys.asked(record.plan(), record.requestedAt(), record.id()),
        EventJson.bytes(record.id()));
    boolean first = ledger.create(LedgerKeys.trigger(record.id()), TriggerRecordJson.write(record));
    return first ? record : trigger(record.id()).orElseThrow();
  }

  /**
   * Marks a run as open and freezes its plan. The plan comes last: it says that both were done, so
   * that doing it again never marks a completed run as open.
   */
  public void freeze(FrozenPlan plan) {
    if (plan(plan.run()).isEmpty()) {
      ledger.create(new OpenMarker(plan.run()).key(), EventJson.bytes(plan.planName()));
      ledger.create(LedgerKeys.plan(plan.run()), PlanJson.write(plan));
    }
  }

  /** Writes a step record, unless there is one: returns the record that counts. */
  public StepRecord record(StepRecord record) {
    boolean first = ledger.create(LedgerKeys.step(record.run(), record.step()), bytes(record));
    return first ? record : step(record.run(), record.step()).orElseThrow();
  }

  /** The record of a step. */
  public Optional<StepRecord> step(RunId run, StepName step) {
    return ledger
        .read(LedgerKeys.step(run, step))
        .map(bytes -> LedgerJson.read(bytes, StepRecord.class));
  }

  /** The names of all steps of a run that have a record. */
  public List<StepName> recorded(RunId run) {
    String folder = LedgerKeys.steps(run);
    return ledger.list(folder).stream()
        .map(key -> new StepName(key.substring(folder.length())))
        .toList();
  }

  /** Records what a step has created; the first record counts. */
  public void created(RunId run, StepName step, Created created) {
    ledger.create(LedgerKeys.created(run, step), bytes(created));
  }

  /**
   * Records what a step has just created, and says whether it is late: another delivery's was
   * recorded before. RDS lets only one of two have the name at a time, but not only one after the
   * other; what is late nobody needs, and it is ours.
   */
  public boolean isLate(RunId run, StepName step, Created created) {
    created(run, step, created);
    String recorded = created(run, step).orElseThrow().resourceId();
    boolean late = !recorded.equals(created.resourceId());
    if (late) {
      ledger.create(LedgerKeys.createdLate(run, step, created.resourceId()), bytes(created));
    }
    return late;
  }

  /** Whether a step has created this, and too late. */
  public boolean wasLate(RunId run, StepName step, String resourceId) {
    return ledger.read(LedgerKeys.createdLate(run, step, resourceId)).isPresent();
  }

  /** What a step has created. */
  public Optional<Created> created(RunId run, StepName step) {
    return ledger
        .read(LedgerKeys.created(run, step))
        .map(bytes -> LedgerJson.read(bytes, Created.class));
  }

  /** Records since when a step could go on and had to wait its turn; the first record counts. */
  public void waiting(RunId run, StepName step, Instant since) {
    ledger.create(LedgerKeys.waiting(run, step), bytes(since));
  }

  /** Since when a step has waited, or had waited, its turn; empty if it never had to. */
  public Optional<Instant> waiting(RunId run, StepName step) {
    return ledger
        .read(LedgerKeys.waiting(run, step))
        .map(bytes -> LedgerJson.read(bytes, Instant.class));
  }

  /** Records when a run reached something that no step record tells; the first record counts. */
  public void reached(RunId run, String what, Instant at) {
    ledger.create(LedgerKeys.reached(run, what), bytes(at));
  }

  /** When a run reached something; empty if that was not recorded. */
  public Optional<Instant> reached(RunId run, String what) {
    return ledger
        .read(LedgerKeys.reached(run, what))
        .map(bytes -> LedgerJson.read(bytes, Instant.class));
  }

  /**
   * A step passes its point of no return: from here it ends itself, in one of its own good ends.
   *
   * @return whether it may: it was not called off before
   */
  public boolean commit(RunId run, StepName step) {
    return settle(run, step, COMMITTED);
  }

  /**
   * Somebody else wants to end a step.
   *
   * @return whether that may be: it has not passed its point of no return, and never will
   */
  public boolean callOff(RunId run, StepName step) {
    return settle(run, step, CALLED_OFF);
  }

  /** Whether a step has passed its point of no return. */
  public boolean isCommitted(RunId run, StepName step) {
    return ledger
        .read(LedgerKeys.commitment(run, step))
        .filter(bytes -> LedgerJson.read(bytes, String.class).equals(COMMITTED))
        .isPresent();
  }

  private boolean settle(RunId run, StepName step, String wanted) {
    boolean first = ledger.create(LedgerKeys.commitment(run, step), bytes(wanted));
    return first || isCommitted(run, step) == wanted.equals(COMMITTED);
  }

  /** Keeps a copy of an event of a run, once; answers whether this was the first. */
  public boolean copy(Event event) {
    return ledger.create(copyOf(event), bytes(StepRecord.emitted(List.of(event)).get(0)));
  }

  /** Whether there is a copy of an event: then the event was published. */
  public boolean isCopied(Event event) {
    return ledger.read(copyOf(event)).isPresent();
  }

  /**
   * The last request for a plan that was not refused.
   *
   * @return when it was made; empty if there never was one
   */
  public Optional<Instant> lastAsked(String plan) {
    return ledger.list(LedgerKeys.asked(plan)).stream()
        .map(ledger::read)
        .flatMap(Optional::stream)
        .map(id -> LedgerJson.read(id, String.class))
        .flatMap(id -> trigger(id).stream())
        .filter(record -> !record.isRefused())
        .map(TriggerRecord::requestedAt)
        .findFirst();
  }

  /** Notes since when a schedule is known; the first note counts. */
  public void scheduled(String plan, String schedule, Instant now) {
    ledger.create(LedgerKeys.scheduled(plan, schedule), bytes(now));
  }

  /** Since when a schedule is known; empty if nobody has noted it. */
  public Optional<Instant> scheduled(String plan, String schedule) {
    return ledger
        .read(LedgerKeys.scheduled(plan, schedule))
        .map(json -> LedgerJson.read(json, Instant.class));
  }

  /** A file of the run's evidence; empty if nobody has written it. */
  public Optional<byte[]> evidence(RunId run, String file) {
    return ledger.read(LedgerKeys.evidence(run, file));
  }

  private static String copyOf(Event event) {
    return LedgerKeys.event(event.header().runId(), event.header().eventId());
  }

  /** The runs that have not completed. */
  public List<RunId> open() {
    return ledger.list(OpenMarker.FOLDER).stream()
        .map(key -> new RunId(key.substring(OpenMarker.FOLDER.length())))
        .toList();
  }

  /** The run has completed. */
  public void close(RunId run) {
    ledger.close(new OpenMarker(run));
  }

  private static byte[] bytes(Object value) {
    return EventJson.bytes(value);
  }
}
