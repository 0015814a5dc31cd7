package io.snaprelay.cli.demo;

import io.snaprelay.refs.DatabaseKind;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Endpoint;

/** The calls that make a database, until somebody can log in. */
record SourceCreation(RdsClient rds, DemoEngine engine, String identifier) {
  private static final String AURORA = "aurora-postgresql";

  /** Makes one of either kind; returns where its writer answers. */
  Endpoint create(
      DatabaseKind kind, String user, String password, String kmsKeyArn, String engineVersion) {
    return kind == DatabaseKind.CLUSTER
        ? createCluster(user, password, kmsKeyArn, engineVersion)
        : createInstance(user, password, kmsKeyArn, engineVersion);
  }

  private Endpoint createInstance(
      String user, String password, String kmsKeyArn, String engineVersion) {
    rds.createDBInstance(
        request ->
            request
                .dbInstanceIdentifier(identifier)
                .engine(engine.wireName())
                .engineVersion(engineVersion)
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .dbName(SourceDatabase.DATABASE)
                .masterUsername(user)
                .masterUserPassword(password)
                .storageEncrypted(true)
                .kmsKeyId(kmsKeyArn));
    return new RdsWaiting(rds).forInstance(identifier).endpoint();
  }

  /** Its storage, and the instance that serves it. */
  private Endpoint createCluster(
      String user, String password, String kmsKeyArn, String engineVersion) {
    rds.createDBCluster(
        request ->
            request
                .dbClusterIdentifier(identifier)
                .engine(AURORA)
                .engineVersion(engineVersion)
                .databaseName(SourceDatabase.DATABASE)
                .masterUsername(user)
                .masterUserPassword(password)
                .storageEncrypted(true)
                .kmsKeyId(kmsKeyArn));
    new RdsWaiting(rds).forCluster(identifier);
    String member = identifier + "-1";
    rds.createDBInstance(
        request ->
            request
                .dbInstanceIdentifier(member)
                .dbClusterIdentifier(identifier)
                .engine(AURORA)
                .dbInstanceClass("db.r6g.large"));
    new RdsWaiting(rds).forInstance(member);
    DBCluster cluster = new RdsWaiting(rds).forCluster(identifier);
    return Endpoint.builder().address(cluster.endpoint()).port(cluster.port()).build();
  }
}
