package io.snaprelay.snapshot;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import java.util.Optional;

/**
 * What a run takes a snapshot of, and as what.
 *
 * @param database the database
 * @param resourceId the immutable id that it must have; absent for production, whose name is given
 *     by a person
 * @param step the step that takes it
 * @param role what the snapshot is for
 * @param origin what its event says
 */
record Subject(
    DatabaseRef database,
    Optional<String> resourceId,
    StepName step,
    ResourceRole role,
    Origin origin) {

  /** The database that the run is about. */
  static Subject production(Run run) {
    return new Subject(
        run.frozen().database(),
        Optional.empty(),
        StepName.SNAPSHOT,
        ResourceRole.SOURCE,
        Origin.SOURCE);
  }

  /**
   * The temporary database, masked; empty unless the ledger says that every post-condition held.
   * The event itself is not believed: it could be of anybody.
   */
  static Optional<Subject> sanitized(Run run) {
    return run.emitted(StepName.SANITIZE, SanitizeCompleted.class)
        .map(
            done ->
                new Subject(
                    done.temporary(),
                    Optional.of(masked(done.temporary(), run).orElse("none")),
                    StepName.SANITIZED_SNAPSHOT,
                    ResourceRole.SANITIZED,
                    Origin.SANITIZED));
  }

  /**
   * The resource id of what the run has masked: of the two that may bear that name, the plan says
   * which. Any other name is that of nothing.
   */
  private static Optional<String> masked(DatabaseRef named, Run run) {
    boolean moved = run.plan().sanitize().filter(Sanitize::needsCleanRoom).isPresent();
    StepName creator = moved ? StepName.CLEAN_ROOM : StepName.RESTORE;
    return run.created(creator)
        .filter(any -> named.identifier().equals(run.resourceName(creator)))
        .map(Created::resourceId);
  }

  /** Where its snapshot is to stand. */
  SnapshotRef snapshot(Run run) {
    return new SnapshotRef(
        database.kind(), database.account(), database.region(), run.resourceName(step));
  }

  /** Whose the snapshot is. */
  Ownership ownership(Run run) {
    return new Ownership(run.id(), step, role);
  }

  /** Whether what bears the name now is another database than the one that was meant. */
  boolean isAnother(DatabaseState seen) {
    return resourceId.filter(id -> !id.equals(seen.resourceId())).isPresent();
  }
}
