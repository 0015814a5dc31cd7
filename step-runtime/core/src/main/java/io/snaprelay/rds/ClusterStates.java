package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** RDS's description of a DB cluster and of its instances, in our words. */
final class ClusterStates {
  /**
   * The engines of Multi-AZ DB clusters; those of all other clusters are of their own name, such as
   * {@code aurora-postgresql} (RDS API Reference, CreateDBCluster, "Engine").
   */
  private static final Set<String> MULTI_AZ = Set.of("postgres", "mysql");

  private ClusterStates() {}

  /** Whether RDS makes the instances of such a cluster itself. */
  static boolean bringsItsInstances(String engine) {
    return MULTI_AZ.contains(engine);
  }

  /**
   * A cluster.
   *
   * @param instances all of its instances
   */
  static DatabaseState of(DBCluster db, List<DBInstance> instances) {
    List<DatabaseState> members =
        bringsItsInstances(db.engine())
            ? List.of()
            : instances.stream().map(InstanceStates::of).toList();
    return new DatabaseState(
        DatabaseRef.ofArn(db.dbClusterArn()),
        db.dbClusterResourceId(),
        Optional.ofNullable(db.status()).orElse("unknown"),
        Settled.isSettled(db) && members.stream().allMatch(DatabaseState::settled),
        Settled.isLost(db.status()) || members.stream().anyMatch(DatabaseState::lost),
        endpoint(db),
        InstanceStates.secret(db.masterUserSecret()),
        db.masterUserSecret() != null,
        db.engine(),
        db.engineVersion(),
        RdsTags.map(db.tagList()),
        bringsItsInstances(db.engine()) || !members.isEmpty(),
        members);
  }

  private static Optional<DatabaseState.Endpoint> endpoint(DBCluster db) {
    return Optional.ofNullable(db.endpoint())
        .filter(host -> db.port() != null)
        .map(host -> new DatabaseState.Endpoint(host, db.port()));
  }
}
