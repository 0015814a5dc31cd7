package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.ByName;
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

  private static final Set<String> OWN =
      Set.of(
          "SourceDBInstanceIdentifier",
          "TargetDBInstanceIdentifier",
          "RestoreTime",
          "UseLatestRestorableTime");

  private final RdsContext rds;
  private final RestoreInstance restoring;

  RestoreInstanceToTime(RdsContext rds) {
    this.rds = rds;
    this.restoring = new RestoreInstance(rds);
  }

  void register(Handlers handlers) {
    handlers.on(
        RestoreDbInstanceToPointInTimeRequest.class, RestoreInstance.SETTINGS, OWN, this::restore);
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
    return ByName.copy(request, RestoreDbInstanceFromDbSnapshotRequest.builder())
        .dbInstanceIdentifier(
            Identifiers.instance(
                "TargetDBInstanceIdentifier", request.targetDBInstanceIdentifier()))
        .build();
  }
}
