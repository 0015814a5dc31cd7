package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.RebootDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RebootDbClusterResponse;

/**
 * RebootDBCluster, of Multi-AZ DB clusters only: ends all sessions, and the cluster is {@code
 * rebooting} meanwhile (RDS User Guide, "Rebooting a Multi-AZ DB cluster").
 */
final class RebootCluster {

  private final RdsContext rds;

  RebootCluster(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(RebootDbClusterRequest.class, Set.of("DBClusterIdentifier"), this::reboot);
  }

  private RebootDbClusterResponse reboot(RebootDbClusterRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    Cluster cluster =
        inventory
            .clusters()
            .get(Required.member("DBClusterIdentifier", request.dbClusterIdentifier()));
    if (!cluster.makesItsInstances()) {
      throw Guess.REBOOT_OF_AN_AURORA_CLUSTER.with(cluster.id());
    }
    cluster.mustBeAvailable("reboot the database cluster");
    cluster.mustNotBeRenaming();
    Mode mode = cluster.mode(inventory);
    cluster.become(Instance.REBOOTING);
    rds.transitions()
        .start(
            cluster.work(),
            rds.durations().reboot(),
            () -> cluster.server().restart(cluster.name(), mode),
            () -> cluster.become(Cluster.AVAILABLE),
            () -> cluster.become(Cluster.FAILED));
    return RebootDbClusterResponse.builder().dbCluster(cluster.shown()).build();
  }
}
