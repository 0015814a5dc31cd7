package io.snaprelay.step;

import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.EventId;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Site;
import io.snaprelay.plan.Steps;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Recheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A run, as a reaction sees it: its frozen plan, and what its steps have recorded so far. */
public final class Run {
  /** How long clean-up may go on after everything else was called off. */
  private static final Duration CLEAN_UP_GRACE = Duration.ofMinutes(30);

  /** How long the deletion of an old production may take once its time is up. */
  private static final Duration RETIRING = Duration.ofDays(7);

  private final FrozenPlan frozen;
  private final RunLedger ledger;
  private final String cause;
  private final Clock clock;

  /**
   * @param frozen the plan that the run executes
   * @param ledger where its records stand
   * @param cause the id of the event or message that is being handled
   * @param clock the time of what happens: a proof takes hours, so it goes on while a message is
   *     handled
   */
  public Run(FrozenPlan frozen, RunLedger ledger, String cause, Clock clock) {
    this.frozen = frozen;
    this.ledger = ledger;
    this.cause = cause;
    this.clock = clock;
  }

  /** A run at one instant. */
  public Run(FrozenPlan frozen, RunLedger ledger, String cause, Instant now) {
    this(frozen, ledger, cause, Clock.fixed(now, ZoneOffset.UTC));
  }

  public RunId id() {
    return frozen.run();
  }

  public FrozenPlan frozen() {
    return frozen;
  }

  public Plan plan() {
    return frozen.plan();
  }

  public Steps steps() {
    return Steps.of(frozen);
  }

  public Instant now() {
    return clock.instant();
  }

  /** When a step that is not done fails. A database restored last of all is kept its full time. */
  public Instant deadline(StepName step) {
    Instant cleanedUp = frozen.deadline().plus(CLEAN_UP_GRACE);
    if (step.equals(StepName.RETIRE)) {
      return cleanedUp
          .plus(plan().restore().flatMap(Restore::hold).orElse(Duration.ZERO))
          .plus(RETIRING);
    }
    if (steps().outlastsTheRun(step)) {
      return cleanedUp.plus(plan().limits().temporaryLife());
    }
    return step.equals(StepName.CLEAN_UP) ? cleanedUp : frozen.deadline();
  }

  /** Whether the run has this step; every run has its deadline watched. */
  boolean has(StepName step) {
    return step.equals(Recheck.RUN_DEADLINE)
        || steps().contains(step)
        || steps().outlastsTheRun(step);
  }

  /** The name of what a step creates. */
  public String resourceName(StepName step) {
    return new ResourceName(id(), step).value();
  }

  /** The event that a step has emitted; empty if the step is not done. */
  public <E extends Event> Optional<E> emitted(StepName step, Class<E> type) {
    return ledger.step(id(), step).flatMap(record -> record.emitted(type));
  }

  /** What a step has created. */
  public Optional<Created> created(StepName step) {
    return ledger.created(id(), step);
  }

  /** Where its database is restored, as its events tell it; empty if none is. */
  Optional<String> site() {
    return Site.of(frozen).map(Site::text);
  }

  /**
   * The header of an event of this run.
   *
   * @param type the event
   * @param subject what it is about; the same subject gives the same event id
   */
  public EventHeader header(Class<? extends Event> type, String subject) {
    return new EventHeader(
        EventId.of(id(), EventTypes.of(type).wireName(), subject),
        Optional.of(id()),
        Optional.of(cause),
        now(),
        frozen.traceparent(),
        site());
  }
}
