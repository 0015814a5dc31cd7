package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;

/** DeleteDBInstance, with or without a final snapshot; a member's data are the cluster's. */
final class DeleteInstance {

  private final RdsContext rds;
  private final Deletion deletion;

  DeleteInstance(RdsContext rds) {
    this.rds = rds;
    this.deletion = new Deletion(rds);
  }

  void register(Handlers handlers) {
    handlers.on(
        DeleteDbInstanceRequest.class,
        Set.of(
            "DBInstanceIdentifier",
            "SkipFinalSnapshot",
            "FinalDBSnapshotIdentifier",
            "DeleteAutomatedBackups"),
        this::delete);
  }

  private DeleteDbInstanceResponse delete(DeleteDbInstanceRequest request, Place place) {
    Instance instance =
        rds.world()
            .at(place)
            .instances()
            .get(Required.member("DBInstanceIdentifier", request.dbInstanceIdentifier()));
    deletion.mustBeDeletable(instance);
    if (instance.cluster().isPresent()) {
      deleteMember(instance, instance.cluster().get(), request.finalDBSnapshotIdentifier());
    } else {
      Deletion.Wish wish =
          deletion.wish(
              instance,
              request.skipFinalSnapshot(),
              request.finalDBSnapshotIdentifier(),
              request.deleteAutomatedBackups());
      deletion.start(instance, wish, () -> {});
    }
    return DeleteDbInstanceResponse.builder().dbInstance(instance.shown()).build();
  }

  private void deleteMember(Instance instance, Cluster cluster, String finalSnapshot) {
    if (finalSnapshot != null) {
      throw Guess.FINAL_SNAPSHOT_OF_A_MEMBER.with(instance.id());
    }
    if (cluster.makesItsInstances()) {
      throw Guess.INSTANCE_OF_A_MULTI_AZ_CLUSTER.with(instance.id());
    }
    deletion.deleteMember(instance, cluster);
  }
}
