package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * RestoreDBInstanceToPointInTime: what it keeps and what it does not is as of a snapshot of that
 * moment (RDS User Guide, "Restoring a DB instance to a specified time").
 */
final class RestoreInstanceToTime {

  private static final Set<String> HONOURED =
      Set.of(
          "SourceDBInstanceIdentifier",
          "TargetDBInstanceIdentifier",
          "RestoreTime",
          "UseLatestRestorableTime",
          "DBInstanceClass",
          "Engine",
          "AllocatedStorage",
          "StorageType",
          "Iops",
          "MultiAZ",
          "EnableIAMDatabaseAuthentication",
          "CopyTagsToSnapshot",
          "DeletionProtection",
          "PubliclyAccessible",
          "AutoMinorVersionUpgrade",
          "AvailabilityZone",
          "EnableCloudwatchLogsExports",
          "DBSubnetGroupName",
          "DBParameterGroupName",
          "OptionGroupName",
          "VpcSecurityGroupIds",
          "Tags");

  private final RdsContext rds;
  private final RestoreInstance restoring;

  RestoreInstanceToTime(RdsContext rds) {
    this.rds = rds;
    this.restoring = new RestoreInstance(rds);
  }

  void register(Handlers handlers) {
    handlers.on(RestoreDbInstanceToPointInTimeRequest.class, HONOURED, this::restore);
  }

  private RestoreDbInstanceToPointInTimeResponse restore(
      RestoreDbInstanceToPointInTimeRequest request, Place place) {
    Instance source =
        rds.world()
            .at(place)
            .instances()
            .get(
                Required.member(
                    "SourceDBInstanceIdentifier", request.sourceDBInstanceIdentifier()));
    source.mustBeOnItsOwn(Guess.SNAPSHOT_OF_A_MEMBER);
    Moment moment =
        new RestoreTime(rds).of(source, request.restoreTime(), request.useLatestRestorableTime());
    Instance instance =
        restoring.begin(
            asOfASnapshot(request),
            drafted(source, moment),
            place,
            to -> {
              rds.events().emit(EventKind.RESTORED_TO_TIME, to, source.id(), to.id());
            });
    return RestoreDbInstanceToPointInTimeResponse.builder().dbInstance(instance.shown()).build();
  }

  /** Nobody ever sees it. */
  private InstanceSnapshot drafted(Instance source, Moment moment) {
    InstanceSnapshot draft =
        source.draft(source.id(), Snapshot.AUTOMATED, List.<Tag>of(), rds.timeline().now());
    draft.hold(moment);
    draft.showComplete();
    return draft;
  }

  private static RestoreDbInstanceFromDbSnapshotRequest asOfASnapshot(
      RestoreDbInstanceToPointInTimeRequest request) {
    return RestoreDbInstanceFromDbSnapshotRequest.builder()
        .dbInstanceIdentifier(
            Identifiers.instance(
                "TargetDBInstanceIdentifier", request.targetDBInstanceIdentifier()))
        .dbInstanceClass(request.dbInstanceClass())
        .engine(request.engine())
        .allocatedStorage(request.allocatedStorage())
        .storageType(request.storageType())
        .iops(request.iops())
        .multiAZ(request.multiAZ())
        .enableIAMDatabaseAuthentication(request.enableIAMDatabaseAuthentication())
        .copyTagsToSnapshot(request.copyTagsToSnapshot())
        .deletionProtection(request.deletionProtection())
        .publiclyAccessible(request.publiclyAccessible())
        .autoMinorVersionUpgrade(request.autoMinorVersionUpgrade())
        .availabilityZone(request.availabilityZone())
        .enableCloudwatchLogsExports(request.enableCloudwatchLogsExports())
        .dbSubnetGroupName(request.dbSubnetGroupName())
        .dbParameterGroupName(request.dbParameterGroupName())
        .optionGroupName(request.optionGroupName())
        .vpcSecurityGroupIds(request.vpcSecurityGroupIds())
        .tags(request.tags())
        .build();
  }
}
