package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.InstanceRestoration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;

/** DB instances, members of clusters among them. */
final class InstanceDatabases implements DatabaseGateway {
  private final RdsClients clients;

  InstanceDatabases(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<DatabaseState> database(DatabaseRef ref) {
    RdsClient rds = at(ref);
    return Answers.one(
            "rds:DescribeDBInstances",
            "DBInstanceNotFound",
            () ->
                rds.describeDBInstances(it -> it.dbInstanceIdentifier(ref.identifier()))
                    .dbInstances())
        .map(InstanceStates::of);
  }

  @Override
  public List<DatabaseState> databases(String account, String region) {
    RdsClient rds = clients.in(account, region);
    return call(
        "rds:DescribeDBInstances",
        () ->
            rds.describeDBInstancesPaginator().dbInstances().stream()
                .filter(instance -> instance.dbClusterIdentifier() == null)
                .map(InstanceStates::of)
                .toList());
  }

  @Override
  public Optional<RestorableBackups> backups(DatabaseRef ref) {
    RdsClient rds = at(ref);
    return call(
            "rds:DescribeDBInstanceAutomatedBackups",
            () ->
                rds.describeDBInstanceAutomatedBackups(
                        it -> it.dbInstanceIdentifier(ref.identifier()))
                    .dbInstanceAutomatedBackups())
        .stream()
        .flatMap(backup -> InstanceBackups.of(backup).stream())
        .findFirst();
  }

  @Override
  public DatabaseState restore(RestoreRequest request) {
    RdsClient rds = at(request.target());
    if (request.source() instanceof PointInTimeRef moment) {
      return instance(
          "rds:RestoreDBInstanceToPointInTime",
          () ->
              rds.restoreDBInstanceToPointInTime(InstanceBackups.restoration(request, moment))
                  .dbInstance());
    }
    return instance(
        "rds:RestoreDBInstanceFromDBSnapshot",
        () ->
            rds.restoreDBInstanceFromDBSnapshot(
                    restoration(request, (SnapshotRef) request.source()))
                .dbInstance());
  }

  /** An instance serves itself, so that nobody has reason to ask. */
  @Override
  public DatabaseState addMember(MemberRequest request) {
    throw new AwsFailure(
        AwsFailure.Kind.REFUSED,
        "InvalidParameterCombination",
        request.cluster().ref().arn() + " is a DB instance: it has no members",
        null);
  }

  /** The same modification ends automated backups, which a restore inherits. */
  @Override
  public void manageMasterPassword(DatabaseRef database) {
    RdsClient rds = at(database);
    call(
        "rds:ModifyDBInstance",
        () ->
            rds.modifyDBInstance(
                it ->
                    it.dbInstanceIdentifier(database.identifier())
                        .manageMasterUserPassword(true)
                        .backupRetentionPeriod(0)
                        .applyImmediately(true)));
  }

  @Override
  public void deleteDatabase(DatabaseRef database) {
    RdsClient rds = at(database);
    call(
        "rds:DeleteDBInstance",
        () ->
            rds.deleteDBInstance(
                it ->
                    it.dbInstanceIdentifier(database.identifier())
                        .skipFinalSnapshot(true)
                        .deleteAutomatedBackups(true)));
  }

  private RestoreDbInstanceFromDbSnapshotRequest restoration(
      RestoreRequest request, SnapshotRef snapshot) {
    return RestoreDbInstanceFromDbSnapshotRequest.builder()
        .dbSnapshotIdentifier(SnapshotName.of(snapshot, request.target().account()).inCall())
        .dbInstanceIdentifier(request.target().identifier())
        .dbInstanceClass(request.instanceClass())
        .dbSubnetGroupName(request.subnetGroup())
        .vpcSecurityGroupIds(request.securityGroups())
        .publiclyAccessible(false)
        .multiAZ(false)
        .deletionProtection(false)
        .autoMinorVersionUpgrade(false)
        .tags(RdsTags.list(request.tags()))
        .applyMutation(new InstanceRestoration(request.settings())::fill)
        .build();
  }

  private RdsClient at(DatabaseRef ref) {
    return clients.in(ref.account(), ref.region());
  }

  private static DatabaseState instance(String operation, Supplier<DBInstance> made) {
    return InstanceStates.of(call(operation, made));
  }
}
