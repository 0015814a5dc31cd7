package io.snaprelay.snapshot;

import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** What a run's source is: a fresh snapshot, one that exists, or a point in time. */
@ApplicationScoped
class SourceOfRun {
  private final FreshSnapshot fresh;
  private final ChosenSnapshot chosen;
  private final ChosenPointInTime moment;

  SourceOfRun(FreshSnapshot fresh, ChosenSnapshot chosen, ChosenPointInTime moment) {
    this.fresh = fresh;
    this.chosen = chosen;
    this.moment = moment;
  }

  /** Begins to take it, or chooses it. */
  Outcome begin(Run run) {
    return switch (run.frozen().snapshot().kind()) {
      case FRESH -> fresh.take(run, Subject.production(run));
      case POINT_IN_TIME -> moment.look(run);
      default -> chosen.look(run);
    };
  }

  /** Looks how far it is. */
  Outcome look(Run run) {
    return switch (run.frozen().snapshot().kind()) {
      case FRESH -> fresh.look(run, Subject.production(run));
      case POINT_IN_TIME -> moment.look(run);
      default -> chosen.look(run);
    };
  }
}
