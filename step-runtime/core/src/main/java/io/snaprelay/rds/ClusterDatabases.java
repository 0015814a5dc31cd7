package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.ClusterRestoration;
import io.snaprelay.settings.MemberCreation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;

/**
 * DB clusters: Aurora, whose members are DB instances that come and go by themselves, and Multi-AZ
 * DB clusters, whose instances RDS makes.
 */
final class ClusterDatabases implements DatabaseGateway {
  /** The least that a cluster can have (RDS API Reference, ModifyDBCluster). */
  private static final int SHORTEST_BACKUP_DAYS = 1;

  private final RdsClients clients;
  private final SnapshotGateway snapshots;

  ClusterDatabases(RdsClients clients) {
    this.clients = clients;
    this.snapshots = new ClusterSnapshots(clients);
  }

  @Override
  public Optional<DatabaseState> database(DatabaseRef ref) {
    RdsClient rds = at(ref);
    return described(ref)
        .map(cluster -> ClusterStates.of(cluster, instances(rds, it -> it.filters(of(ref)))));
  }

  @Override
  public List<DatabaseState> databases(String account, String region) {
    RdsClient rds = clients.in(account, region);
    Map<String, List<DBInstance>> members =
        instances(rds, all -> {}).stream()
            .filter(instance -> instance.dbClusterIdentifier() != null)
            .collect(Collectors.groupingBy(DBInstance::dbClusterIdentifier));
    return call(
        "rds:DescribeDBClusters",
        () ->
            rds.describeDBClustersPaginator().dbClusters().stream()
                .map(
                    cluster ->
                        ClusterStates.of(
                            cluster,
                            members.getOrDefault(cluster.dbClusterIdentifier(), List.of())))
                .toList());
  }

  @Override
  public Optional<RestorableBackups> backups(DatabaseRef ref) {
    return described(ref).flatMap(ClusterBackups::of);
  }

  private Optional<DBCluster> described(DatabaseRef ref) {
    RdsClient rds = at(ref);
    return Answers.one(
        "rds:DescribeDBClusters",
        "DBClusterNotFoundFault",
        () -> rds.describeDBClusters(it -> it.dbClusterIdentifier(ref.identifier())).dbClusters());
  }

  @Override
  public DatabaseState restore(RestoreRequest request) {
    return request.source() instanceof PointInTimeRef moment
        ? restoreTo(moment, request)
        : restoreFrom((SnapshotRef) request.source(), request);
  }

  private DatabaseState restoreTo(PointInTimeRef moment, RestoreRequest request) {
    RdsClient rds = at(request.target());
    boolean bringsItsInstances =
        described(moment.database())
            .map(DBCluster::engine)
            .filter(ClusterStates::bringsItsInstances)
            .isPresent();
    return ClusterStates.of(
        call(
            "rds:RestoreDBClusterToPointInTime",
            () ->
                rds.restoreDBClusterToPointInTime(
                        ClusterBackups.restoration(request, moment, bringsItsInstances))
                    .dbCluster()),
        List.of());
  }

  /** RDS wants to be told the engine, although the snapshot says it. */
  private DatabaseState restoreFrom(SnapshotRef snapshot, RestoreRequest request) {
    RdsClient rds = at(request.target());
    RestoreDbClusterFromSnapshotRequest restoration =
        restoration(request, snapshot, factsOf(snapshot));
    return ClusterStates.of(
        call(
            "rds:RestoreDBClusterFromSnapshot",
            () -> rds.restoreDBClusterFromSnapshot(restoration).dbCluster()),
        List.of());
  }

  @Override
  public DatabaseState addMember(MemberRequest request) {
    RdsClient rds = at(request.member());
    return InstanceStates.of(
        call(
            "rds:CreateDBInstance",
            () ->
                rds.createDBInstance(
                        it ->
                            it.dbClusterIdentifier(request.cluster().ref().identifier())
                                .dbInstanceIdentifier(request.member().identifier())
                                .dbInstanceClass(request.instanceClass())
                                .engine(request.cluster().engine())
                                .publiclyAccessible(false)
                                .autoMinorVersionUpgrade(false)
                                .tags(RdsTags.list(request.tags()))
                                .applyMutation(new MemberCreation(request.settings())::fill))
                    .dbInstance()));
  }

  /** The same modification shortens automated backups, which a cluster cannot do without. */
  @Override
  public void manageMasterPassword(DatabaseRef database) {
    RdsClient rds = at(database);
    call(
        "rds:ModifyDBCluster",
        () ->
            rds.modifyDBCluster(
                it ->
                    it.dbClusterIdentifier(database.identifier())
                        .manageMasterUserPassword(true)
                        .backupRetentionPeriod(SHORTEST_BACKUP_DAYS)
                        .applyImmediately(true)));
  }

  @Override
  public void deleteDatabase(DatabaseRef database) {
    RdsClient rds = at(database);
    call(
        "rds:DeleteDBCluster",
        () ->
            rds.deleteDBCluster(
                it ->
                    it.dbClusterIdentifier(database.identifier())
                        .skipFinalSnapshot(true)
                        .deleteAutomatedBackups(true)));
  }

  private RestoreDbClusterFromSnapshotRequest restoration(
      RestoreRequest request, SnapshotRef snapshot, SnapshotFacts facts) {
    RestoreDbClusterFromSnapshotRequest.Builder call =
        RestoreDbClusterFromSnapshotRequest.builder()
            .snapshotIdentifier(SnapshotName.of(snapshot, request.target().account()).inCall())
            .dbClusterIdentifier(request.target().identifier())
            .engine(facts.engine())
            .engineVersion(facts.engineVersion())
            .dbSubnetGroupName(request.subnetGroup())
            .vpcSecurityGroupIds(request.securityGroups())
            .deletionProtection(false)
            .tags(RdsTags.list(request.tags()))
            .applyMutation(new ClusterRestoration(request.settings())::fill);
    if (ClusterStates.bringsItsInstances(facts.engine())) {
      call.dbClusterInstanceClass(request.instanceClass()).publiclyAccessible(false);
    } else {
      call.dbClusterInstanceClass(null);
    }
    return call.build();
  }

  private SnapshotFacts factsOf(SnapshotRef snapshot) {
    return snapshots
        .snapshot(snapshot)
        .flatMap(SnapshotState::facts)
        .orElseThrow(
            () ->
                new AwsFailure(
                    AwsFailure.Kind.NOT_FOUND,
                    "DBClusterSnapshotNotFoundFault",
                    snapshot.arn() + " is not there, or not complete",
                    null));
  }

  private static List<DBInstance> instances(
      RdsClient rds, Consumer<DescribeDbInstancesRequest.Builder> which) {
    return call(
        "rds:DescribeDBInstances",
        () -> rds.describeDBInstancesPaginator(which).dbInstances().stream().toList());
  }

  private static Filter of(DatabaseRef cluster) {
    return Filter.builder().name("db-cluster-id").values(cluster.identifier()).build();
  }

  private RdsClient at(DatabaseRef ref) {
    return clients.in(ref.account(), ref.region());
  }
}
