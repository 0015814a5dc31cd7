package io.snaprelay.restore;

import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RestoreRequest;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import java.time.Instant;
import java.util.Optional;

/**
 * The temporary database of a run, on paper. Pure: the same run gives the same plan.
 *
 * @param snapshot what is restored
 * @param target the temporary database, beside its snapshot and under the derived name
 * @param owner what its tags must say before anything is done to it
 */
record RestorePlan(SnapshotRef snapshot, DatabaseRef target, Ownership owner) {
  static RestorePlan of(Run run, SnapshotRef snapshot) {
    DatabaseRef target =
        new DatabaseRef(
            snapshot.kind(),
            snapshot.account(),
            snapshot.region(),
            run.resourceName(StepName.RESTORE));
    return new RestorePlan(snapshot, target, TemporaryDatabases.owner(run));
  }

  /** The plan of a run; empty while the snapshot that is to be proved does not exist. */
  static Optional<RestorePlan> of(Run run) {
    return ProvedSnapshot.of(run).map(proved -> of(run, proved.ref()));
  }

  /** What RDS is asked for, at this site. */
  RestoreRequest request(Verify how, RestoreConfig site, Instant expiry) {
    return new RestoreRequest(
        snapshot,
        target,
        how.instanceClass(),
        site.subnetGroup(),
        site.securityGroups(),
        owner.tagsUntil(expiry));
  }
}
