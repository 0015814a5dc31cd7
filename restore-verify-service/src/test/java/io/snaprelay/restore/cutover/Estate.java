package io.snaprelay.restore.cutover;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/** Databases of one shape on RDS, made and restored by hand. */
final class Estate {
  private static final String VERSION = "17.11";
  private static final int OF_RDS = 3;
  private static final String SNAPSHOT = "monday";

  private final Shape shape;
  private final RdsClient client;
  private final RdsGateway rds;

  Estate(Shape shape, RdsClient client, RdsGateway rds) {
    this.shape = shape;
    this.client = client;
    this.rds = rds;
  }

  DatabaseRef named(String name) {
    return new DatabaseRef(shape.kind(), Runs.ACCOUNT, "eu-west-1", name);
  }

  /** What its instances are called, the one that writes first. */
  List<DatabaseRef> instances(String name) {
    List<DatabaseRef> instances = new ArrayList<>();
    for (int number = 0; number < shape.instances(); number++) {
      String instance = "%s-%c".formatted(name, 'a' + number);
      instances.add(new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-west-1", instance));
    }
    return instances;
  }

  void create(String name) {
    if (shape == Shape.INSTANCE) {
      createInstance(name);
    } else {
      createCluster(name);
    }
    serve(name);
  }

  private void createInstance(String name) {
    client.createDBInstance(
        it ->
            it.dbInstanceIdentifier(name)
                .engine("postgres")
                .engineVersion(VERSION)
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .dbName("shop")
                .masterUsername("owner")
                .masterUserPassword("production-password"));
  }

  private void createCluster(String name) {
    boolean multiAz = shape == Shape.MULTI_AZ;
    client.createDBCluster(
        it ->
            it.dbClusterIdentifier(name)
                .engine(engine())
                .engineVersion(VERSION)
                .databaseName("shop")
                .masterUsername("owner")
                .masterUserPassword("production-password")
                .dbClusterInstanceClass(multiAz ? "db.m6gd.large" : null)
                .allocatedStorage(multiAz ? 100 : null));
  }

  private String engine() {
    return shape == Shape.AURORA ? "aurora-postgresql" : "postgres";
  }

  /** Waits for it, and gives it the instances that RDS does not make. */
  private void serve(String name) {
    Waiting.until(
        () ->
            rds.database(named(name))
                .filter(state -> state.status().equals("available"))
                .isPresent());
    for (DatabaseRef instance : instances(name)) {
      client.createDBInstance(
          it ->
              it.dbInstanceIdentifier(instance.identifier())
                  .dbClusterIdentifier(name)
                  .engine(engine())
                  .dbInstanceClass("db.r6g.large"));
    }
    Waiting.until(() -> rds.database(named(name)).filter(this::isWhole).isPresent());
  }

  private boolean isWhole(DatabaseState state) {
    return state.settled()
        && state.members().size() == shape.instances()
        && (shape != Shape.MULTI_AZ || ofRds(state.ref().identifier()) == OF_RDS);
  }

  /** How many instances RDS has made itself. */
  private long ofRds(String cluster) {
    return client.describeDBInstances().dbInstances().stream()
        .filter(it -> cluster.equals(it.dbClusterIdentifier()))
        .filter(it -> it.dbInstanceStatus().equals("available"))
        .count();
  }

  /** Takes the one snapshot there is. */
  void snapshot(String name) {
    if (shape == Shape.INSTANCE) {
      client.createDBSnapshot(it -> it.dbInstanceIdentifier(name).dbSnapshotIdentifier(SNAPSHOT));
    } else {
      client.createDBClusterSnapshot(
          it -> it.dbClusterIdentifier(name).dbClusterSnapshotIdentifier(SNAPSHOT));
    }
    Waiting.until(() -> snapshotStatus().equals("available"));
    Waiting.until(() -> rds.database(named(name)).filter(DatabaseState::settled).isPresent());
  }

  private String snapshotStatus() {
    return shape == Shape.INSTANCE
        ? client
            .describeDBSnapshots(it -> it.dbSnapshotIdentifier(SNAPSHOT))
            .dbSnapshots()
            .get(0)
            .status()
        : client
            .describeDBClusterSnapshots(it -> it.dbClusterSnapshotIdentifier(SNAPSHOT))
            .dbClusterSnapshots()
            .get(0)
            .status();
  }

  /** Restores that snapshot, as many instances with it as the source has. */
  void restore(String name, Map<String, String> tags) {
    List<Tag> all =
        tags.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    if (shape == Shape.INSTANCE) {
      client.restoreDBInstanceFromDBSnapshot(
          it ->
              it.dbSnapshotIdentifier(SNAPSHOT)
                  .dbInstanceIdentifier(name)
                  .dbInstanceClass("db.t4g.micro")
                  .tags(all));
    } else {
      client.restoreDBClusterFromSnapshot(
          it ->
              it.snapshotIdentifier(SNAPSHOT)
                  .dbClusterIdentifier(name)
                  .engine(engine())
                  .dbClusterInstanceClass(shape == Shape.MULTI_AZ ? "db.m6gd.large" : null)
                  .tags(all));
    }
    serve(name);
  }

  /** The endpoint that only reads; of an instance there is none. */
  List<DatabaseState.Endpoint> readers(String name) {
    return shape == Shape.INSTANCE
        ? List.of()
        : client.describeDBClusters(it -> it.dbClusterIdentifier(name)).dbClusters().stream()
            .map(it -> new DatabaseState.Endpoint(it.readerEndpoint(), it.port()))
            .toList();
  }
}
