package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.restore.cutover.Likeness;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Settings and tags of the old production, for the database that takes its place. */
@ApplicationScoped
class ProductionLikeness implements Likeness {
  private final RestoredSettings settings;
  private final Titles titles;
  private final RdsGateway rds;
  private final Pace pace;

  ProductionLikeness(RestoredSettings settings, Titles titles, RdsGateway rds, Pace pace) {
    this.settings = settings;
    this.titles = titles;
    this.rds = rds;
    this.pace = pace;
  }

  @Override
  public Optional<Outcome> beforeTheSwap(Run run) {
    RestorePlan plan = RestorePlan.of(run).orElseThrow();
    Optional<Outcome> more = settings.ask(plan, plan.target(), run, Way.PROMOTION);
    if (more.isEmpty()) {
      settings.compareCandidate(plan, run);
    }
    return more;
  }

  @Override
  public Optional<Outcome> inPlace(Run run) {
    DatabaseRef production = run.frozen().database();
    Optional<DatabaseState> state = rds.database(production).filter(DatabaseState::settled);
    if (state.isEmpty()) {
      return Optional.of(Outcome.retryLater("the new production is changing", pace.next()));
    }
    try {
      titles.exchange(state.get(), run);
      return settings.ask(RestorePlan.of(run).orElseThrow(), production, run, Way.IN_PLACE);
    } catch (AwsFailure e) {
      return refused(e);
    }
  }

  /** What is refused for good stays a difference, and is named: production works without it. */
  private Optional<Outcome> refused(AwsFailure e) {
    return e.isTransient()
        ? Optional.of(Outcome.retryLater("AWS answered " + e.code(), pace.next()))
        : Optional.empty();
  }

  @Override
  public void compare(Run run) {
    settings.compare(RestorePlan.of(run).orElseThrow(), run.frozen().database(), run);
  }
}
