package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;

/**
 * DeleteDBCluster, with or without a final snapshot. Members have to be on their way out before;
 * those of a Multi-AZ DB cluster go with it (RDS User Guide, "Deleting a Multi-AZ DB cluster").
 */
final class DeleteCluster {

  private final RdsContext rds;
  private final Deletion deletion;

  DeleteCluster(RdsContext rds) {
    this.rds = rds;
    this.deletion = new Deletion(rds);
  }

  void register(Handlers handlers) {
    handlers.on(
        DeleteDbClusterRequest.class,
        Set.of(
            "DBClusterIdentifier",
            "SkipFinalSnapshot",
            "FinalDBSnapshotIdentifier",
            "DeleteAutomatedBackups"),
        this::delete);
  }

  private DeleteDbClusterResponse delete(DeleteDbClusterRequest request, Place place) {
    Cluster cluster =
        rds.world()
            .at(place)
            .clusters()
            .get(Required.member("DBClusterIdentifier", request.dbClusterIdentifier()));
    deletion.mustBeDeletable(cluster);
    if (!cluster.makesItsInstances() && cluster.members().anyStays()) {
      throw cluster
          .kind()
          .invalidState(
              "Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
    }
    Deletion.Wish wish =
        deletion.wish(
            cluster,
            request.skipFinalSnapshot(),
            request.finalDBSnapshotIdentifier(),
            request.deleteAutomatedBackups());
    deletion.start(cluster, wish, () -> {});
    if (cluster.makesItsInstances()) {
      cluster.members().all().forEach(member -> deletion.deleteMember(member, cluster));
    }
    return DeleteDbClusterResponse.builder().dbCluster(cluster.shown()).build();
  }
}
