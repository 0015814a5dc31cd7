package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.rds.Hangers.Need;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;

/** Asks RDS in one region for all that hangs on a cluster and on its instances. */
final class ClusterSurroundings {
  private final RdsClient rds;
  private final Hangers hangers;

  ClusterSurroundings(RdsClient rds) {
    this.rds = rds;
    this.hangers = new Hangers(rds);
  }

  Surroundings of(DatabaseRef database) {
    DBCluster db = describe(database);
    return new Surroundings(
        db.readReplicaIdentifiers(),
        Optional.ofNullable(db.replicationSourceIdentifier()).filter(source -> !source.isEmpty()),
        Optional.ofNullable(db.globalClusterIdentifier()).filter(id -> !id.isEmpty()),
        db.customEndpoints(),
        hangers.proxies(database.identifier()),
        hangers.blueGreen(database),
        Stream.concat(Stream.of(database), members(db, database))
            .flatMap(each -> hangers.maintenance(each).stream())
            .toList(),
        Optional.ofNullable(db.backupRetentionPeriod()).orElse(0),
        db.masterUserSecret() != null,
        hangers.quotas(
            Map.of(
                Need.DB_CLUSTERS,
                Need.clusters(1),
                Need.DB_INSTANCES,
                Need.instances(db.dbClusterMembers().size()))));
  }

  private static Stream<DatabaseRef> members(DBCluster db, DatabaseRef cluster) {
    return db.dbClusterMembers().stream()
        .map(DBClusterMember::dbInstanceIdentifier)
        .map(
            name ->
                new DatabaseRef(DatabaseKind.INSTANCE, cluster.account(), cluster.region(), name));
  }

  private DBCluster describe(DatabaseRef database) {
    return call(
        "rds:DescribeDBClusters",
        () ->
            rds.describeDBClusters(it -> it.dbClusterIdentifier(database.identifier()))
                .dbClusters()
                .get(0));
  }
}
