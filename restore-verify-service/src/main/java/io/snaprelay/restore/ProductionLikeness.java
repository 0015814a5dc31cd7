package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.restore.cutover.Likeness;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.WantedMember;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings and tags of the old production, for the database that takes its place. */
@ApplicationScoped
class ProductionLikeness implements Likeness {
  private final RestoredSettings settings;
  private final Titles titles;
  private final Stay stay;
  private final RdsGateway rds;
  private final Pace pace;

  ProductionLikeness(
      RestoredSettings settings, Titles titles, Stay stay, RdsGateway rds, Pace pace) {
    this.settings = settings;
    this.titles = titles;
    this.stay = stay;
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
  public Map<String, String> instanceNames(Run run) {
    Map<String, String> names = new LinkedHashMap<>();
    made(run).forEach((id, wanted) -> names.put(id, wanted.name()));
    return names;
  }

  /** What each instance that the run made is to be, by its resource id, the writer first. */
  private Map<String, WantedMember> made(Run run) {
    Map<String, WantedMember> made = new LinkedHashMap<>();
    int number = 0;
    for (WantedMember wanted : stay.wanted(RestorePlan.of(run).orElseThrow(), run).members()) {
      number++;
      run.created(StepName.restoreMember(number))
          .ifPresent(created -> made.put(created.resourceId(), wanted));
    }
    return made;
  }

  @Override
  public Optional<Outcome> inPlace(Run run) {
    DatabaseRef production = run.frozen().database();
    Optional<DatabaseState> state = rds.database(production).filter(DatabaseState::settled);
    if (state.isEmpty()) {
      return Optional.of(Outcome.retryLater("the new production is changing", pace.next()));
    }
    try {
      Map<String, WantedMember> made = made(run);
      state.get().members().stream()
          .filter(member -> made.containsKey(member.resourceId()))
          .forEach(member -> titles.exchange(member, made.get(member.resourceId()).tags()));
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
