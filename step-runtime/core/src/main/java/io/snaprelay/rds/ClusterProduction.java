package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/**
 * DB clusters that get a name of their own. Their members keep theirs, and are renamed and deleted
 * as the instances that they are.
 */
final class ClusterProduction implements ProductionGateway {
  private final RdsClients clients;

  ClusterProduction(RdsClients clients) {
    this.clients = clients;
  }

  /** The filter finds a cluster by its resource id (RDS API Reference, DescribeDBClusters). */
  @Override
  public Optional<Whereabouts> find(DatabaseRef at, String resourceId) {
    RdsClient rds = in(at);
    return call(
            "rds:DescribeDBClusters",
            () ->
                rds.describeDBClusters(
                        it -> it.filters(RdsFilters.of("db-cluster-resource-id", resourceId)))
                    .dbClusters())
        .stream()
        .findFirst()
        .map(cluster -> whereabouts(cluster, members(rds, cluster)));
  }

  @Override
  public Surroundings surroundings(DatabaseRef database) {
    return new ClusterSurroundings(in(database)).of(database);
  }

  @Override
  public void rename(DatabaseRef database, String newIdentifier) {
    modify(database, it -> it.newDBClusterIdentifier(newIdentifier));
  }

  @Override
  public void endSessions(DatabaseRef database) {
    RdsClient rds = in(database);
    call(
        "rds:RebootDBCluster",
        () -> rds.rebootDBCluster(it -> it.dbClusterIdentifier(database.identifier())));
  }

  @Override
  public void protect(DatabaseRef database, boolean on) {
    modify(database, it -> it.deletionProtection(on));
  }

  @Override
  public void tag(DatabaseRef database, Map<String, String> tags) {
    Tagging.add(in(database), database, tags);
  }

  @Override
  public void untag(DatabaseRef database, Set<String> keys) {
    Tagging.remove(in(database), database, keys);
  }

  /** Its instances have to go before (RDS API Reference, DeleteDBCluster). */
  @Override
  public void deleteKeepingBackups(DatabaseRef database) {
    RdsClient rds = in(database);
    call(
        "rds:DeleteDBCluster",
        () ->
            rds.deleteDBCluster(
                it ->
                    it.dbClusterIdentifier(database.identifier())
                        .skipFinalSnapshot(true)
                        .deleteAutomatedBackups(false)));
  }

  private void modify(DatabaseRef database, Consumer<ModifyDbClusterRequest.Builder> change) {
    RdsClient rds = in(database);
    call(
        "rds:ModifyDBCluster",
        () ->
            rds.modifyDBCluster(
                it -> {
                  it.dbClusterIdentifier(database.identifier()).applyImmediately(true);
                  change.accept(it);
                }));
  }

  private static List<DBInstance> members(RdsClient rds, DBCluster cluster) {
    return call(
        "rds:DescribeDBInstances",
        () ->
            rds
                .describeDBInstancesPaginator(
                    it -> it.filters(RdsFilters.of("db-cluster-id", cluster.dbClusterIdentifier())))
                .dbInstances()
                .stream()
                .toList());
  }

  private static Whereabouts whereabouts(DBCluster cluster, List<DBInstance> members) {
    return new Whereabouts(
        ClusterStates.of(cluster, members),
        Optional.ofNullable(cluster.pendingModifiedValues())
            .map(ClusterPendingModifiedValues::dbClusterIdentifier),
        Boolean.TRUE.equals(cluster.deletionProtection()));
  }

  private RdsClient in(DatabaseRef ref) {
    return clients.in(ref.account(), ref.region());
  }
}
