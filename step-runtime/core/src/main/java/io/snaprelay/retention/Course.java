package io.snaprelay.retention;

import io.snaprelay.events.Verdict;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Steps;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One plan and one of its databases: what it holds, and what its coming runs would add and let go.
 *
 * @param planName the plan's name
 * @param plan the plan
 * @param database the database
 * @param held what SnapRelay holds of it
 */
public record Course(String planName, Plan plan, DatabaseRef database, List<Held> held) {
  public Course {
    held = List.copyOf(held);
  }

  /** After one more run that succeeds, before anything expires. */
  Course afterRun(Instant at) {
    List<Held> more = new ArrayList<>(held);
    RunId run = RunId.of("forecast/" + at, planName, database.arn());
    for (StepName step : Steps.of(plan).names()) {
      place(step).ifPresent(place -> more.add(coming(run, step, place, at)));
    }
    return new Course(planName, plan, database, more);
  }

  /** After that run's end. What an open run holds back now it will then hold back no longer. */
  Course afterExpiry(Instant at) {
    List<Decision> decisions =
        Policy.decide(Rules.of(plan), held.stream().map(Course::released).toList(), at);
    Set<RunId> copiesGone =
        decisions.stream()
            .filter(Decision::expires)
            .map(Decision::snapshot)
            .filter(each -> each.isIn(Place.Kind.COPY))
            .map(Held::run)
            .collect(Collectors.toSet());
    return new Course(
        planName,
        plan,
        database,
        decisions.stream()
            .filter(decision -> !decision.expires())
            .map(Decision::snapshot)
            .map(each -> copiesGone.contains(each.run()) ? each.afterCopyExpired() : each)
            .toList());
  }

  long count(String region) {
    return held.stream()
        .map(Held::place)
        .filter(place -> place.account().equals(database.account()))
        .filter(place -> place.region().equals(region))
        .count();
  }

  private static Held released(Held held) {
    return held.obstacle().filter(Reason.OPEN_RUN::equals).isPresent() ? held.released() : held;
  }

  private Optional<Place> place(StepName step) {
    Optional<Copy> copy = Copies.of(plan).madeBy(step);
    if (copy.isPresent()) {
      return Optional.of(in(Place.Kind.COPY, step));
    }
    if (step.equals(StepName.SNAPSHOT)) {
      return plan.snapshot().kind() == SnapshotSource.Kind.FRESH
          ? Optional.of(in(Place.Kind.SOURCE, step))
          : Optional.empty();
    }
    if (step.equals(StepName.SANITIZED_COPY)) {
      return Optional.of(in(Place.Kind.SANITIZED, Steps.restored(plan)));
    }
    Place.Kind masked =
        Steps.of(plan).contains(StepName.SANITIZED_COPY)
            ? Place.Kind.TRANSIT
            : Place.Kind.SANITIZED;
    return step.equals(StepName.SANITIZED_SNAPSHOT)
        ? Optional.of(in(masked, Steps.restored(plan)))
        : Optional.empty();
  }

  /** Where a step makes its snapshot: everything but a copy is beside the database. */
  private Place in(Place.Kind kind, StepName step) {
    Copies copies = Copies.of(plan);
    return copies
        .madeBy(step)
        .map(copy -> new Place(kind, copies.account(copy, database.account()), copy.region()))
        .orElseGet(() -> new Place(kind, database.account(), database.region()));
  }

  private Held coming(RunId run, StepName step, Place place, Instant at) {
    boolean verifies = plan.verify().isPresent();
    return new Held(
        new SnapshotRef(
            database.kind(), place.account(), place.region(), new ResourceName(run, step).value()),
        run,
        step,
        place,
        Optional.of(at),
        verifies && step.equals(Steps.restored(plan))
            ? Optional.of(Verdict.PASSED)
            : Optional.empty(),
        new Held.OfRun(verifies, verifies, false),
        Optional.empty());
  }
}
