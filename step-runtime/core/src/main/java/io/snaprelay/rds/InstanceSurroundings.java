package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.BlueGreenDeployment;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBProxy;
import software.amazon.awssdk.services.rds.model.DBProxyTarget;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;

/** Asks RDS in one region for all that hangs on an instance. */
final class InstanceSurroundings {
  /** RDS API Reference, DescribeAccountAttributes: the quota of DB instances per region. */
  private static final String DB_INSTANCES = "DBInstances";

  private final RdsClient rds;

  InstanceSurroundings(RdsClient rds) {
    this.rds = rds;
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
        proxies(database.identifier()),
        blueGreen(database),
        maintenance(database),
        Optional.ofNullable(db.backupRetentionPeriod()).orElse(0),
        db.masterUserSecret() != null,
        quota());
  }

  private DBInstance describe(DatabaseRef database) {
    return call(
        "rds:DescribeDBInstances",
        () ->
            rds.describeDBInstances(it -> it.dbInstanceIdentifier(database.identifier()))
                .dbInstances()
                .get(0));
  }

  /** A proxy follows the resource id: after the swap it would still lead to the old database. */
  private List<String> proxies(String identifier) {
    return call(
        "rds:DescribeDBProxies",
        () ->
            rds.describeDBProxiesPaginator(it -> {}).dbProxies().stream()
                .map(DBProxy::dbProxyName)
                .filter(proxy -> leadsTo(proxy, identifier))
                .toList());
  }

  private boolean leadsTo(String proxy, String identifier) {
    return rds.describeDBProxyTargetsPaginator(it -> it.dbProxyName(proxy)).targets().stream()
        .map(DBProxyTarget::rdsResourceId)
        .anyMatch(identifier::equals);
  }

  private List<String> blueGreen(DatabaseRef database) {
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

  private List<String> maintenance(DatabaseRef database) {
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

  private Optional<Surroundings.Quota> quota() {
    return call(
        "rds:DescribeAccountAttributes",
        () ->
            rds.describeAccountAttributes().accountQuotas().stream()
                .filter(quota -> quota.accountQuotaName().equals(DB_INSTANCES))
                .findFirst()
                .map(quota -> new Surroundings.Quota(quota.used(), quota.max())));
  }
}
