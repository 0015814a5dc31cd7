package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.rds.Hangers.Need;
import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Asks RDS in one region for all that hangs on an instance. */
final class InstanceSurroundings {
  private final RdsClient rds;
  private final Hangers hangers;

  InstanceSurroundings(RdsClient rds) {
    this.rds = rds;
    this.hangers = new Hangers(rds);
  }

  Surroundings of(DatabaseRef database) {
    DBInstance db = describe(database);
    return new Surroundings(
        Stream.concat(
                db.readReplicaDBInstanceIdentifiers().stream(),
                db.readReplicaDBClusterIdentifiers().stream())
            .toList(),
        Optional.ofNullable(db.readReplicaSourceDBInstanceIdentifier())
            .or(() -> Optional.ofNullable(db.readReplicaSourceDBClusterIdentifier())),
        Optional.empty(),
        List.of(),
        hangers.proxies(database.identifier()),
        hangers.blueGreen(database),
        hangers.maintenance(database),
        Optional.ofNullable(db.backupRetentionPeriod()).orElse(0),
        db.masterUserSecret() != null,
        hangers.quotas(Map.of(Need.DB_INSTANCES, Need.instances(1))));
  }

  private DBInstance describe(DatabaseRef database) {
    return call(
        "rds:DescribeDBInstances",
        () ->
            rds.describeDBInstances(it -> it.dbInstanceIdentifier(database.identifier()))
                .dbInstances()
                .get(0));
  }
}
