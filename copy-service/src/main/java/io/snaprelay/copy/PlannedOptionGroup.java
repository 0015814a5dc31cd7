package io.snaprelay.copy;

import io.snaprelay.copy.OptionGroups.OptionGroup;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The option group that a plan names for a copy: option groups do not travel between regions and
 * accounts (RDS User Guide, "Copying a DB snapshot": option group considerations). RDS would refuse
 * a wrong one only by the call.
 */
@ApplicationScoped
class PlannedOptionGroup {
  private final OptionGroups groups;

  PlannedOptionGroup(OptionGroups groups) {
    this.groups = groups;
  }

  /** Why no copy can name it; empty if one can, or if the plan names none. */
  Optional<Outcome> problem(CopyPlan plan) {
    return plan.optionGroup().flatMap(name -> problem(plan, name)).map(PlannedOptionGroup::wrong);
  }

  private Optional<String> problem(CopyPlan plan, String name) {
    SnapshotRef target = plan.target();
    if (target.kind() == DatabaseKind.CLUSTER) {
      return Optional.of("Snapshots of DB clusters have no option groups: remove it");
    }
    Optional<OptionGroup> group = groups.find(target.account(), target.region(), name);
    SnapshotFacts facts = plan.original().facts();
    if (group.isEmpty()) {
      return Optional.of(
          "RDS knows no option group '%s' in %s of account %s: create it there, or leave it out for the default one"
              .formatted(name, target.region(), target.account()));
    }
    return group
        .filter(found -> !found.fits(facts.engine(), facts.engineVersion()))
        .map(
            found ->
                "The option group '%s' is for %s %s, but the snapshot is of %s %s: name one for that"
                    .formatted(
                        name,
                        found.engine(),
                        found.majorVersion(),
                        facts.engine(),
                        facts.engineVersion()));
  }

  private static Outcome wrong(String problem) {
    return Outcome.giveUp(
        FailureCode.PLAN_NOT_EXECUTABLE,
        "'copy.optionGroup': " + problem,
        "The source snapshot; no copy was requested");
  }
}
