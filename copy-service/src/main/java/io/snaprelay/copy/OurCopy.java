package io.snaprelay.copy;

import io.snaprelay.names.ResourceName;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.step.Run;

/**
 * Whether a snapshot is the one that this run made for a copy, so that it may be deleted: the
 * derived name, a manual snapshot, our tags in the right role, and the ARN that the ledger recorded
 * when it was made. RDS gives a snapshot no other id (RDS API Reference, DBSnapshot).
 *
 * @param plan the copy
 * @param run the run
 */
record OurCopy(CopyPlan plan, Run run) {
  boolean is(SnapshotState found) {
    return found.isManual()
        && ResourceName.parse(found.ref().identifier())
            .filter(new ResourceName(run.id(), plan.step())::equals)
            .isPresent()
        && plan.ownership().isWrittenIn(found.tags())
        && run.created(plan.step())
            .filter(created -> created.arn().equals(found.ref().arn()))
            .isPresent();
  }
}
