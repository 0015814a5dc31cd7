package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;

/** RDS's description of a DB instance, in our words. */
final class InstanceStates {
  private InstanceStates() {}

  static DatabaseState of(DBInstance db) {
    return new DatabaseState(
        DatabaseRef.ofArn(db.dbInstanceArn()),
        db.dbiResourceId(),
        Optional.ofNullable(db.dbInstanceStatus()).orElse("unknown"),
        Settled.isSettled(db),
        Settled.isLost(db.dbInstanceStatus()),
        endpoint(db.endpoint()),
        secret(db.masterUserSecret()),
        db.masterUserSecret() != null,
        db.engine(),
        db.engineVersion(),
        RdsTags.map(db.tagList()));
  }

  /** The secret, once it is there to be read. */
  static Optional<String> secret(MasterUserSecret secret) {
    return Optional.ofNullable(secret).filter(Settled::isActive).map(MasterUserSecret::secretArn);
  }

  private static Optional<DatabaseState.Endpoint> endpoint(Endpoint endpoint) {
    return Optional.ofNullable(endpoint)
        .filter(each -> each.address() != null && each.port() != null)
        .map(each -> new DatabaseState.Endpoint(each.address(), each.port()));
  }
}
