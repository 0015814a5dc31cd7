package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.ByName;
import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * RestoreDBClusterToPointInTime, as a full copy: what it keeps and what it does not is as of a
 * snapshot of that moment (Aurora User Guide, "Restoring a DB cluster to a specified time").
 */
final class RestoreClusterToTime {

  private static final Set<String> OWN =
      Set.of(
          "SourceDBClusterIdentifier",
          "DBClusterIdentifier",
          "RestoreToTime",
          "UseLatestRestorableTime");

  private final RdsContext rds;
  private final RestoreCluster restoring;

  RestoreClusterToTime(RdsContext rds) {
    this.rds = rds;
    this.restoring = new RestoreCluster(rds);
  }

  void register(Handlers handlers) {
    handlers.on(
        RestoreDbClusterToPointInTimeRequest.class, RestoreCluster.SETTINGS, OWN, this::restore);
  }

  private RestoreDbClusterToPointInTimeResponse restore(
      RestoreDbClusterToPointInTimeRequest request, Place place) {
    Cluster source =
        rds.world()
            .at(place)
            .clusters()
            .get(Required.member("SourceDBClusterIdentifier", request.sourceDBClusterIdentifier()));
    Moment moment =
        new RestoreTime(rds).of(source, request.restoreToTime(), request.useLatestRestorableTime());
    Cluster cluster =
        restoring.begin(asOfASnapshot(request, source.shown()), drafted(source, moment), place);
    return RestoreDbClusterToPointInTimeResponse.builder().dbCluster(cluster.shown()).build();
  }

  /** Nobody ever sees it. */
  private ClusterSnapshot drafted(Cluster source, Moment moment) {
    ClusterSnapshot draft =
        source.draft(source.id(), Snapshot.AUTOMATED, List.<Tag>of(), rds.timeline().now());
    draft.hold(moment);
    draft.showComplete();
    return draft;
  }

  private static RestoreDbClusterFromSnapshotRequest asOfASnapshot(
      RestoreDbClusterToPointInTimeRequest request, DBCluster source) {
    String given = request.dbClusterInstanceClass();
    return ByName.copy(request, RestoreDbClusterFromSnapshotRequest.builder())
        .dbClusterIdentifier(
            Identifiers.cluster("DBClusterIdentifier", request.dbClusterIdentifier()))
        .engine(source.engine())
        .dbClusterInstanceClass(given == null ? source.dbClusterInstanceClass() : given)
        .build();
  }
}
