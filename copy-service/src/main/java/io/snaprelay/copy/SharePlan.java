package io.snaprelay.copy;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import java.util.List;
import java.util.Optional;

/**
 * What is shared with whom. A function of the run alone.
 *
 * @param snapshot the snapshot that the run has made to be shared
 * @param ownership whose it must be
 * @param accounts all that may restore it, and nobody else
 * @param secret whether it must be encrypted, whatever its source was
 */
record SharePlan(SnapshotRef snapshot, Ownership ownership, List<String> accounts, boolean secret) {

  /** Empty until the ledger has what is to be shared. */
  static Optional<SharePlan> of(StepName step, Run run) {
    return step.equals(StepName.SANITIZED_SHARE) ? ofSanitized(run) : ofPlain(run);
  }

  private static Optional<SharePlan> ofSanitized(Run run) {
    List<String> accounts = run.plan().sanitize().orElseThrow().share();
    return copied(StepName.SANITIZED_COPY, run)
        .map(
            copy ->
                new SharePlan(
                    copy,
                    new Ownership(run.id(), StepName.SANITIZED_COPY, ResourceRole.SANITIZED),
                    accounts,
                    true));
  }

  private static Optional<SharePlan> ofPlain(Run run) {
    List<String> accounts = run.plan().share().orElseThrow().accounts();
    StepName made = Steps.given(run.plan());
    ResourceRole role = made.isCopy() ? ResourceRole.COPY : ResourceRole.SOURCE;
    return Original.in(run, made)
        .map(
            it ->
                new SharePlan(it.snapshot(), new Ownership(run.id(), made, role), accounts, false));
  }

  private static Optional<SnapshotRef> copied(StepName step, Run run) {
    return run.emitted(step, CopyCompleted.class).map(CopyCompleted::copy);
  }
}
