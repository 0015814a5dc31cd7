package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.BlueGreenDeployment;
import software.amazon.awssdk.services.rds.model.DBProxy;
import software.amazon.awssdk.services.rds.model.DBProxyTarget;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;

/** Asks RDS in one region for what may hang on a database of either kind. */
final class Hangers {
  private final RdsClient rds;

  Hangers(RdsClient rds) {
    this.rds = rds;
  }

  /** A proxy follows the resource id: after the swap it would still lead to the old database. */
  List<String> proxies(String identifier) {
    return call(
        "rds:DescribeDBProxies",
        () ->
            rds.describeDBProxiesPaginator(it -> {}).dbProxies().stream()
                .map(DBProxy::dbProxyName)
                .filter(proxy -> leadsTo(proxy, identifier))
                .toList());
  }

  /** The target of a cluster is the cluster, and each of its instances (DBProxyTarget). */
  private boolean leadsTo(String proxy, String identifier) {
    return rds.describeDBProxyTargetsPaginator(it -> it.dbProxyName(proxy)).targets().stream()
        .flatMap(Hangers::subjects)
        .anyMatch(identifier::equals);
  }

  private static Stream<String> subjects(DBProxyTarget target) {
    return Stream.of(target.rdsResourceId(), target.trackedClusterId())
        .flatMap(id -> Optional.ofNullable(id).stream());
  }

  List<String> blueGreen(DatabaseRef database) {
    return call(
        "rds:DescribeBlueGreenDeployments",
        () ->
            rds
                .describeBlueGreenDeploymentsPaginator(
                    it -> it.filters(RdsFilters.of("source", database.arn())))
                .blueGreenDeployments()
                .stream()
                .map(BlueGreenDeployment::blueGreenDeploymentName)
                .toList());
  }

  List<String> maintenance(DatabaseRef database) {
    return call(
        "rds:DescribePendingMaintenanceActions",
        () ->
            rds
                .describePendingMaintenanceActionsPaginator(
                    it -> it.resourceIdentifier(database.arn()))
                .pendingMaintenanceActions()
                .stream()
                .flatMap(each -> each.pendingMaintenanceActionDetails().stream())
                .map(PendingMaintenanceAction::action)
                .toList());
  }

  /**
   * The quotas that one more database like this one counts towards.
   *
   * @param needed how much of each, by the name that DescribeAccountAttributes gives it in the RDS
   *     API Reference, with what it is called for people
   */
  List<Surroundings.Quota> quotas(Map<String, Need> needed) {
    return call(
        "rds:DescribeAccountAttributes",
        () ->
            rds.describeAccountAttributes().accountQuotas().stream()
                .filter(quota -> needed.containsKey(quota.accountQuotaName()))
                .map(quota -> needed.get(quota.accountQuotaName()).of(quota.used(), quota.max()))
                .toList());
  }

  /**
   * What is needed of a quota.
   *
   * @param what what is counted, for people
   * @param count how much
   */
  record Need(String what, long count) {
    /** RDS API Reference, AccountQuota: DB instances per region. */
    static final String DB_INSTANCES = "DBInstances";

    /** RDS API Reference, AccountQuota: DB clusters per region. */
    static final String DB_CLUSTERS = "DBClusters";

    static Need instances(long count) {
      return new Need("DB instances", count);
    }

    static Need clusters(long count) {
      return new Need("DB clusters", count);
    }

    private Surroundings.Quota of(long used, long max) {
      return new Surroundings.Quota(what, used, max, count);
    }
  }
}
