package io.snaprelay.restore;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Run;
import java.util.List;

/**
 * A temporary database that a run may have: the restored one and, if the plan masks to level L3,
 * the clean room beside it.
 *
 * @param creator what its name, its tags and its record in the ledger are made of
 * @param step the step that asks RDS for it
 * @param ref the database
 */
record Temporary(StepName creator, StepName step, DatabaseRef ref) {
  /** The restored one comes first: of the two its end is what the evidence tells. */
  static List<Temporary> of(RestorePlan plan, Run run) {
    return creators(run).stream().map(creator -> of(creator, plan.target(), run)).toList();
  }

  /** What makes temporary databases in runs of this plan. */
  static List<StepName> creators(Run run) {
    return run.plan().sanitize().filter(Sanitize::needsCleanRoom).isPresent()
        ? List.of(StepName.RESTORE, StepName.CLEAN_ROOM)
        : List.of(StepName.RESTORE);
  }

  private static Temporary of(StepName creator, DatabaseRef restored, Run run) {
    StepName step = creator.equals(StepName.RESTORE) ? creator : StepName.SANITIZE;
    return new Temporary(
        creator,
        step,
        new DatabaseRef(
            restored.kind(), restored.account(), restored.region(), run.resourceName(creator)));
  }
}
