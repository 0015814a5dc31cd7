package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;

/** RDS's description of a DB instance, in our words. */
final class InstanceStates {
  private InstanceStates() {}

  static DatabaseState of(DBInstance db) {
    return new DatabaseState(
        DatabaseRef.ofArn(db.dbInstanceArn()),
        db.dbiResourceId(),
        Optional.ofNullable(db.dbInstanceStatus()).orElse("unknown"),
        Settled.isSettled(db),
        Settled.isLost(db),
        endpoint(db.endpoint()),
        Settled.isSecretActive(db)
            ? Optional.of(db.masterUserSecret().secretArn())
            : Optional.empty(),
        db.masterUserSecret() != null,
        db.engine(),
        db.engineVersion(),
        RdsTags.map(db.tagList()));
  }

  private static Optional<DatabaseState.Endpoint> endpoint(Endpoint endpoint) {
    return Optional.ofNullable(endpoint)
        .filter(each -> each.address() != null && each.port() != null)
        .map(each -> new DatabaseState.Endpoint(each.address(), each.port()));
  }
}
