package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** What creating and restoring a cluster have in common. */
final class NewCluster {

  private static final int INSTANCES_OF_MULTI_AZ = 3;

  /** What starts the server behind a new cluster. */
  interface Server {
    DatabaseServer make() throws IOException;
  }

  private final RdsContext rds;
  private final NewMember newMember;

  NewCluster(RdsContext rds) {
    this.rds = rds;
    this.newMember = new NewMember(rds);
  }

  /** Puts a cluster in state {@code creating} into the inventory. */
  Cluster add(Place place, String id, Consumer<DBCluster.Builder> description) {
    Names<Cluster> clusters = rds.world().at(place).clusters();
    if (clusters.count() >= rds.quotas().clusters()) {
      throw RdsError.DB_CLUSTER_QUOTA_EXCEEDED.because("DB cluster quota exceeded");
    }
    DBCluster shown = defaults(place, id).applyMutation(description).build();
    Cluster cluster = new Cluster(place, shown, rds.endpoints());
    clusters.add(cluster);
    return cluster;
  }

  /**
   * Brings its server up.
   *
   * @param server makes it
   * @param started works on the running server
   * @param done runs when the cluster is available
   */
  void start(Cluster cluster, Server server, WorkQueue.Work started, Runnable done) {
    Mode mode = cluster.mode(rds.world().at(cluster.place()));
    rds.transitions()
        .start(
            cluster.work(),
            rds.durations().create(),
            () -> {
              cluster.serveBy(server.make());
              cluster.server().start(cluster.name(), mode);
              cluster.arriveAtAddress(mode);
              started.run();
            },
            () -> created(cluster, done),
            () -> failed(cluster));
  }

  private void created(Cluster cluster, Runnable done) {
    if (cluster.is(Cluster.CREATING)) {
      cluster.showEndpoint(rds.endpoints());
      cluster.become(Cluster.AVAILABLE);
      rds.events().emit(EventKind.CLUSTER_CREATED, cluster);
      if (cluster.makesItsInstances()) {
        for (int number = 1; number <= INSTANCES_OF_MULTI_AZ; number++) {
          newMember.addOwn(cluster);
        }
      }
      done.run();
    }
  }

  private void failed(Cluster cluster) {
    if (cluster.is(Cluster.CREATING)) {
      cluster.become(Cluster.FAILED);
      rds.events()
          .emit(EventKind.CLUSTER_CREATION_FAILED, cluster, "The local server did not start.");
    }
  }

  private DBCluster.Builder defaults(Place place, String id) {
    return DBCluster.builder()
        .dbClusterIdentifier(id)
        .dbClusterArn(place.arn(DatabaseKind.CLUSTER.arnType(), id))
        .dbClusterResourceId(NewInstance.newResourceId("cluster-"))
        .status(Cluster.CREATING)
        .clusterCreateTime(rds.timeline().now())
        .backupRetentionPeriod(1)
        .preferredBackupWindow("03:00-03:30")
        .preferredMaintenanceWindow("sun:04:00-sun:04:30")
        .copyTagsToSnapshot(false)
        .deletionProtection(false)
        .storageEncrypted(false)
        .iamDatabaseAuthenticationEnabled(false)
        .engineMode("provisioned")
        .allocatedStorage(1)
        .multiAZ(false)
        .availabilityZones(zones(place));
  }

  /** A cluster's storage lies in three zones (Aurora User Guide, "Aurora storage"). */
  private static List<String> zones(Place place) {
    return Stream.of("a", "b", "c").map(zone -> place.region() + zone).toList();
  }
}
