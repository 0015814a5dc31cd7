package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;

/**
 * DB instances and their snapshots. A cluster is refused by name. A snapshot of another account, if
 * it is shared with ours, is described and copied by its ARN (RDS User Guide, "Sharing a DB
 * snapshot").
 */
public final class InstanceGateway implements RdsGateway {
  /** The one attribute that a snapshot has: who may restore it (RDS API Reference). */
  private static final String RESTORE = "restore";

  private static final String MANUAL = "manual";

  private final RdsClients clients;

  /**
   * @param clients a client per region of our account
   */
  public InstanceGateway(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<DatabaseState> database(DatabaseRef ref) {
    RdsClient rds = at(ref);
    return unlessMissing(
            "DBInstanceNotFound",
            () ->
                call(
                    "rds:DescribeDBInstances",
                    () ->
                        rds.describeDBInstances(it -> it.dbInstanceIdentifier(ref.identifier()))
                            .dbInstances()))
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
  public Optional<SnapshotState> snapshot(SnapshotRef ref) {
    refuseCluster(ref.kind(), ref.arn());
    SnapshotName name = SnapshotName.of(ref, clients.account());
    RdsClient rds = clients.in(ref.region());
    return unlessMissing(
            "DBSnapshotNotFound",
            () ->
                call(
                    "rds:DescribeDBSnapshots",
                    () -> rds.describeDBSnapshots(name::describe).dbSnapshots()))
        .map(SnapshotStates::of);
  }

  @Override
  public List<SnapshotState> snapshotsOf(DatabaseRef database) {
    RdsClient rds = at(database);
    return call(
        "rds:DescribeDBSnapshots",
        () ->
            rds
                .describeDBSnapshotsPaginator(it -> it.dbInstanceIdentifier(database.identifier()))
                .dbSnapshots()
                .stream()
                .map(SnapshotStates::of)
                .toList());
  }

  @Override
  public List<SnapshotState> manualSnapshots(String account, String region) {
    RdsClient rds = clients.in(account, region);
    return call(
        "rds:DescribeDBSnapshots",
        () ->
            rds.describeDBSnapshotsPaginator(it -> it.snapshotType(MANUAL)).dbSnapshots().stream()
                .map(SnapshotStates::of)
                .toList());
  }

  @Override
  public SnapshotState createSnapshot(
      DatabaseRef database, String identifier, Map<String, String> tags) {
    RdsClient rds = at(database);
    return snapshot(
        "rds:CreateDBSnapshot",
        () ->
            rds.createDBSnapshot(
                    it ->
                        it.dbInstanceIdentifier(database.identifier())
                            .dbSnapshotIdentifier(identifier)
                            .tags(RdsTags.list(tags)))
                .dbSnapshot());
  }

  @Override
  public SnapshotState copySnapshot(
      SnapshotRef source, SnapshotRef target, Optional<String> kmsKey, Map<String, String> tags) {
    refuseCluster(source.kind(), source.arn());
    RdsClient rds = at(target);
    boolean sameRegion = source.region().equals(target.region());
    String name = SnapshotName.of(source, clients.account()).inCall();
    return snapshot(
        "rds:CopyDBSnapshot",
        () ->
            rds.copyDBSnapshot(
                    it ->
                        it.sourceDBSnapshotIdentifier(sameRegion ? name : source.arn())
                            .targetDBSnapshotIdentifier(target.identifier())
                            // not on the wire: lets the SDK sign the call in the source's region
                            .sourceRegion(sameRegion ? null : source.region())
                            .kmsKeyId(kmsKey.orElse(null))
                            .tags(RdsTags.list(tags)))
                .dbSnapshot());
  }

  @Override
  public List<String> sharedWith(SnapshotRef snapshot) {
    RdsClient rds = at(snapshot);
    return call(
        "rds:DescribeDBSnapshotAttributes",
        () ->
            rds
                .describeDBSnapshotAttributes(it -> it.dbSnapshotIdentifier(snapshot.identifier()))
                .dbSnapshotAttributesResult()
                .dbSnapshotAttributes()
                .stream()
                .filter(attribute -> attribute.attributeName().equals(RESTORE))
                .flatMap(attribute -> attribute.attributeValues().stream())
                .sorted()
                .toList());
  }

  @Override
  public void share(SnapshotRef snapshot, List<String> added, List<String> removed) {
    RdsClient rds = at(snapshot);
    call(
        "rds:ModifyDBSnapshotAttribute",
        () ->
            rds.modifyDBSnapshotAttribute(
                it ->
                    it.dbSnapshotIdentifier(snapshot.identifier())
                        .attributeName(RESTORE)
                        .valuesToAdd(added)
                        .valuesToRemove(removed)));
  }

  @Override
  public void startExport(ExportRequest request) {
    RdsClient rds = at(request.snapshot());
    call("rds:StartExportTask", () -> rds.startExportTask(it -> ExportTasks.fill(it, request)));
  }

  @Override
  public Optional<ExportState> export(SnapshotRef snapshot, String identifier) {
    RdsClient rds = at(snapshot);
    return unlessMissing(
            "ExportTaskNotFound",
            () ->
                call(
                    "rds:DescribeExportTasks",
                    () ->
                        rds.describeExportTasks(it -> it.exportTaskIdentifier(identifier))
                            .exportTasks()))
        .map(ExportTasks::of);
  }

  @Override
  public DatabaseState restore(RestoreRequest request) {
    refuseCluster(request.snapshot().kind(), request.snapshot().arn());
    RdsClient rds = at(request.target());
    return instance(
        "rds:RestoreDBInstanceFromDBSnapshot",
        () -> rds.restoreDBInstanceFromDBSnapshot(restoration(request)).dbInstance());
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

  @Override
  public void deleteSnapshot(SnapshotRef snapshot) {
    RdsClient rds = at(snapshot);
    call(
        "rds:DeleteDBSnapshot",
        () -> rds.deleteDBSnapshot(it -> it.dbSnapshotIdentifier(snapshot.identifier())));
  }

  private RestoreDbInstanceFromDbSnapshotRequest restoration(RestoreRequest request) {
    return RestoreDbInstanceFromDbSnapshotRequest.builder()
        .dbSnapshotIdentifier(SnapshotName.of(request.snapshot(), clients.account()).inCall())
        .dbInstanceIdentifier(request.target().identifier())
        .dbInstanceClass(request.instanceClass())
        .dbSubnetGroupName(request.subnetGroup())
        .vpcSecurityGroupIds(request.securityGroups())
        .publiclyAccessible(false)
        .multiAZ(false)
        .deletionProtection(false)
        .autoMinorVersionUpgrade(false)
        .tags(RdsTags.list(request.tags()))
        .build();
  }

  private RdsClient at(DatabaseRef ref) {
    refuseCluster(ref.kind(), ref.arn());
    return clients.in(ref.account(), ref.region());
  }

  private RdsClient at(SnapshotRef ref) {
    refuseCluster(ref.kind(), ref.arn());
    return clients.in(ref.account(), ref.region());
  }

  private static DatabaseState instance(String operation, Supplier<DBInstance> made) {
    return InstanceStates.of(call(operation, made));
  }

  private static SnapshotState snapshot(String operation, Supplier<DBSnapshot> made) {
    return SnapshotStates.of(call(operation, made));
  }

  /** A name that RDS does not know is an error there and an answer here. */
  private static <T> Optional<T> unlessMissing(String missing, Supplier<List<T>> describe) {
    try {
      return describe.get().stream().findFirst();
    } catch (AwsFailure e) {
      if (e.code().equals(missing)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void refuseCluster(DatabaseKind kind, String arn) {
    if (kind != DatabaseKind.INSTANCE) {
      throw new AwsFailure(
          AwsFailure.Kind.REFUSED,
          "ClustersNotSupported",
          arn + " belongs to a DB cluster; this release works with DB instances only",
          null);
    }
  }
}
