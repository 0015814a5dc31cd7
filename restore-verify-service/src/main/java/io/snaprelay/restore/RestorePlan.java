package io.snaprelay.restore;

import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.Steps;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.MemberRequest;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RestoreRequest;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.RestoreSource;
import io.snaprelay.step.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The temporary database of a run, on paper. Pure: the same run gives the same plan.
 *
 * @param source what is restored
 * @param target the temporary database, beside its snapshot and under the derived name
 * @param owner what its tags must say before anything is done to it
 */
record RestorePlan(RestoreSource source, DatabaseRef target, Ownership owner) {
  static RestorePlan of(Run run, RestoreSource source) {
    DatabaseRef target =
        new DatabaseRef(
            source.kind(),
            account(run, source),
            source.region(),
            run.resourceName(StepName.RESTORE));
    return new RestorePlan(source, target, TemporaryDatabases.owner(run));
  }

  /** What another account shares is restored in ours; a copy beside itself. */
  private static String account(Run run, RestoreSource source) {
    boolean copied = Steps.restored(run.plan()).isCopy();
    return copied ? source.account() : run.frozen().database().account();
  }

  /** The plan of a run; empty while the snapshot that is to be proved does not exist. */
  static Optional<RestorePlan> of(Run run) {
    return ProvedSnapshot.of(run).map(proved -> of(run, proved.ref()));
  }

  /**
   * An instance that serves the temporary database, where RDS makes none.
   *
   * @param number counted from 1, the first one that is made
   * @param instanceClass for example {@code db.r6g.large}
   * @param settings those of an instance that is to stay, by name
   */
  MemberRequest member(
      int number,
      DatabaseState database,
      Run run,
      String instanceClass,
      Map<String, String> settings) {
    StepName step = StepName.restoreMember(number);
    Ownership member = new Ownership(run.id(), step, ResourceRole.TEMPORARY);
    Map<String, String> tags = new HashMap<>(member.tags());
    Optional.ofNullable(database.tags().get(TagKeys.EXPIRES_AT))
        .ifPresent(expiry -> tags.put(TagKeys.EXPIRES_AT, expiry));
    return new MemberRequest(
        database,
        new DatabaseRef(
            DatabaseKind.INSTANCE, target.account(), target.region(), run.resourceName(step)),
        instanceClass,
        tags,
        settings);
  }

  /** What RDS is asked for, in this network. */
  RestoreRequest request(Verify how, Network network, Instant expiry) {
    return new RestoreRequest(
        source,
        target,
        how.instanceClass(),
        network.subnetGroup(),
        network.securityGroups(),
        owner.tagsUntil(expiry));
  }
}
