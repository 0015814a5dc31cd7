package io.snaprelay.sweep;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.planfile.ScheduleTimes;
import io.snaprelay.sweep.Leftover.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Schedules that were due and started nothing: no trigger came, or all were refused. A trigger that
 * found the last run still open has been heard.
 */
public final class StartLook {
  /** How much too early a trigger may seem to be: clocks differ. */
  private static final Duration EARLY = Duration.ofMinutes(1);

  private final RunLedger ledger;
  private final Clock clock;
  private final Duration startsWithin;

  /**
   * @param startsWithin how long after its time a schedule may be late
   */
  public StartLook(RunLedger ledger, Clock clock, Duration startsWithin) {
    this.ledger = ledger;
    this.clock = clock;
    this.startsWithin = startsWithin;
  }

  /** Notes the schedules of a file: before one was first seen nobody expects anything of it. */
  public void learn(PlanFile file) {
    file.plans()
        .forEach(
            (name, plan) ->
                plan.schedule()
                    .ifPresent(schedule -> ledger.scheduled(name, schedule, clock.instant())));
  }

  /** All plans of a file whose last due time has passed without a run. Reads only. */
  public List<Leftover> in(PlanFile file) {
    return file.plans().entrySet().stream()
        .flatMap(
            plan ->
                plan
                    .getValue()
                    .schedule()
                    .flatMap(schedule -> of(plan.getKey(), schedule))
                    .stream())
        .toList();
  }

  private Optional<Leftover> of(String plan, String schedule) {
    return ledger
        .scheduled(plan, schedule)
        .flatMap(known -> lastDue(plan, schedule, known))
        .map(due -> missed(plan, due));
  }

  private Optional<Instant> lastDue(String plan, String schedule, Instant known) {
    Instant since =
        ledger.lastAsked(plan).map(at -> at.plus(EARLY)).filter(known::isBefore).orElse(known);
    List<Instant> due = ScheduleTimes.between(schedule, since, clock.instant().minus(startsWithin));
    return due.isEmpty() ? Optional.empty() : Optional.of(due.get(due.size() - 1));
  }

  /** No run has this id: it only keeps together what is told of this one time. */
  private static Leftover missed(String plan, Instant due) {
    return new Leftover(
        "plan %s, due %s".formatted(plan, due),
        plan + " " + due,
        RunId.of("not-started " + due, plan, plan),
        Optional.of(plan),
        Finding.untouched(
            Cause.NOT_STARTED,
            "its schedule was due at %s, and no trigger that was not refused has come since"
                .formatted(due)));
  }
}
