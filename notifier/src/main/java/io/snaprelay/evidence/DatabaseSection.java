package io.snaprelay.evidence;

import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;

/**
 * The database that a run is about.
 *
 * @param name its name in the plan file
 * @param kind instance or cluster
 * @param identifier its DB identifier
 * @param account the account that owns it
 * @param region its region
 * @param arn its ARN
 */
public record DatabaseSection(
    String name, DatabaseKind kind, String identifier, String account, String region, String arn) {
  static DatabaseSection of(FrozenPlan frozen) {
    DatabaseRef ref = frozen.database();
    return new DatabaseSection(
        frozen.databaseName(),
        ref.kind(),
        ref.identifier(),
        ref.account(),
        ref.region(),
        ref.arn());
  }
}
