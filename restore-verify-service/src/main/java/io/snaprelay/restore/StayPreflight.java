package io.snaprelay.restore;

import io.snaprelay.events.FailureCode;
import io.snaprelay.plan.Restore;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.settings.InstanceSetting;
import io.snaprelay.settings.SettingsGateway;
import io.snaprelay.settings.StayProblems;
import io.snaprelay.settings.WantedSettings;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for everything that would stop a database from staying, before the restore is asked and
 * paid for. All that is found is told at once.
 */
@ApplicationScoped
class StayPreflight {
  private final RdsGateway rds;
  private final SettingsGateway settings;
  private final Stay stay;
  private final Networks networks;
  private final CutoverPreflight cutover;

  StayPreflight(
      RdsGateway rds,
      SettingsGateway settings,
      Stay stay,
      Networks networks,
      CutoverPreflight cutover) {
    this.cutover = cutover;
    this.rds = rds;
    this.settings = settings;
    this.stay = stay;
    this.networks = networks;
  }

  /** The refusal; empty if nothing stands in the way. */
  Optional<Outcome> refusal(RestorePlan plan, Run run) {
    List<String> problems = problems(plan, run);
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Outcome.giveUp(
                FailureCode.PREFLIGHT_FAILED, String.join("; ", problems), "Nothing was created"));
  }

  private List<String> problems(RestorePlan plan, Run run) {
    WantedSettings wanted = stay.wanted(plan, run);
    Optional<DatabaseRef> home =
        run.plan().restore().filter(Restore::promotes).map(restore -> Stay.home(plan, run));
    List<String> problems =
        new ArrayList<>(new StayProblems(rds, settings).of(wanted, plan.target(), home));
    if (Stay.instanceClass(wanted, run).isEmpty()) {
      problems.add("nobody has captured the source's settings: write restore.instanceClass");
    }
    outOfReach(plan, wanted, run).ifPresent(problems::add);
    problems.addAll(cutover.problems(plan, run));
    return problems;
  }

  /** An instance has security groups of its own VPC only (RDS User Guide, "Working with a VPC"). */
  private Optional<String> outOfReach(RestorePlan plan, WantedSettings wanted, Run run) {
    Optional<String> group = wanted.value(InstanceSetting.SUBNET_GROUP);
    if (group.isEmpty() || !Stay.isLoggedInTo(run)) {
      return Optional.empty();
    }
    Optional<String> its = settings.vpc(plan.target(), group.get());
    Optional<String> ours = settings.vpc(plan.target(), networks.of(plan.target()).subnetGroup());
    return its.isEmpty() || ours.isEmpty() || its.equals(ours)
        ? Optional.empty()
        : Optional.of(
            "the DB subnet group %s is in %s, and whoever proves is in %s"
                .formatted(group.get(), its.get(), ours.get()));
  }
}
