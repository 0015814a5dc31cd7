package io.snaprelay.settings;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** Settings of DB clusters and of their instances. */
final class ClusterSettings implements KindSettings {
  private final RdsClients clients;

  /**
   * @param clients a client per region of our account
   */
  ClusterSettings(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<CapturedSettings> capture(DatabaseRef database, Instant at) {
    RdsClient rds = in(database);
    return RdsGroups.unlessMissing(
            "rds:DescribeDBClusters",
            () ->
                rds.describeDBClusters(it -> it.dbClusterIdentifier(database.identifier()))
                    .dbClusters())
        .map(found -> captured(database, found, at).with(ClusterMembers.of(found, rds)));
  }

  private static CapturedSettings captured(DatabaseRef database, DBCluster found, Instant at) {
    return CapturedSettings.of(
        database,
        found.dbClusterResourceId(),
        at,
        DescribedSetting.values(ClusterSetting.values(), found),
        Described.tags(found.tagList()));
  }

  @Override
  public void change(DatabaseRef database, Map<String, String> settings) {
    RdsClient rds = in(database);
    call(
        "rds:ModifyDBCluster",
        () ->
            rds.modifyDBCluster(
                it -> {
                  it.dbClusterIdentifier(database.identifier()).applyImmediately(true);
                  ClusterChange.fill(it, settings);
                }));
  }

  @Override
  public List<String> missing(DatabaseRef there, Map<String, String> settings) {
    GivenSettings given = new GivenSettings(settings);
    return new RdsGroups(in(there))
        .subnets(given.text(ClusterSetting.SUBNET_GROUP))
        .clusterParameters(given.text(ClusterSetting.PARAMETER_GROUP))
        .missing();
  }

  private RdsClient in(DatabaseRef ref) {
    return clients.in(ref.account(), ref.region());
  }
}
