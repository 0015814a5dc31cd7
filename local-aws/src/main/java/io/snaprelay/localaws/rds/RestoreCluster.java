package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotResponse;

/**
 * RestoreDBClusterFromSnapshot. Kept from the snapshot: data, engine, master user and password,
 * database name, key, and the source's tags if the call gives none. An Aurora cluster is restored
 * without members, and answers nobody before CreateDBInstance gave it one (Aurora User Guide,
 * "Restoring from a DB cluster snapshot").
 */
final class RestoreCluster {

  /** What every way to restore a cluster honours. */
  static final Set<String> SETTINGS =
      Set.of(
          "DBClusterInstanceClass",
          "StorageType",
          "Iops",
          "KmsKeyId",
          "EnableIAMDatabaseAuthentication",
          "CopyTagsToSnapshot",
          "DeletionProtection",
          "EnableCloudwatchLogsExports",
          "PubliclyAccessible",
          "DBSubnetGroupName",
          "DBClusterParameterGroupName",
          "VpcSecurityGroupIds",
          "Tags");

  private static final Set<String> OWN =
      Set.of("DBClusterIdentifier", "SnapshotIdentifier", "Engine", "EngineVersion");

  private final RdsContext rds;
  private final NewCluster newCluster;
  private final Encryption encryption;

  RestoreCluster(RdsContext rds) {
    this.rds = rds;
    this.newCluster = new NewCluster(rds);
    this.encryption = new Encryption(rds.keys());
  }

  void register(Handlers handlers) {
    handlers.on(RestoreDbClusterFromSnapshotRequest.class, SETTINGS, OWN, this::restore);
  }

  private RestoreDbClusterFromSnapshotResponse restore(
      RestoreDbClusterFromSnapshotRequest request, Place place) {
    String id = Identifiers.cluster("DBClusterIdentifier", request.dbClusterIdentifier());
    ClusterSnapshot snapshot =
        rds.world()
            .snapshot(
                SnapshotKind.OF_CLUSTERS,
                place,
                Required.member("SnapshotIdentifier", request.snapshotIdentifier()));
    Cluster cluster = begin(request.toBuilder().dbClusterIdentifier(id).build(), snapshot, place);
    return RestoreDbClusterFromSnapshotResponse.builder().dbCluster(cluster.shown()).build();
  }

  /**
   * @param request with a checked name
   */
  Cluster begin(
      RestoreDbClusterFromSnapshotRequest request, ClusterSnapshot snapshot, Place place) {
    mustBeRestorable(request, snapshot, place);
    Cluster cluster =
        newCluster.add(
            place,
            request.dbClusterIdentifier(),
            shown -> describe(request, snapshot, place, shown));
    newCluster.start(cluster, () -> snapshot.data().restore(), WorkQueue.NOTHING, () -> {});
    return cluster;
  }

  /** Unlike an instance's, another account's encrypted snapshot can be restored directly. */
  private void mustBeRestorable(
      RestoreDbClusterFromSnapshotRequest request, ClusterSnapshot snapshot, Place place) {
    snapshot.mustBeAvailable("restore the snapshot");
    if (!snapshot.place().region().equals(place.region())) {
      throw snapshot.kind().notFound(snapshot.arn());
    }
    if (snapshot.isEncrypted()) {
      encryption.mustOpen(place, snapshot.kmsKey());
    }
    Engine engine = Engine.named(Required.member("Engine", request.engine()));
    engine.mustMakeClusters(request.dbClusterInstanceClass() != null);
    String version = rds.engines().resolve(engine, wantedVersion(request, snapshot));
    if (!engine.wireName().equals(snapshot.engineName())
        || !engine.major(version).equals(engine.major(snapshot.shown().engineVersion()))) {
      throw Guess.RESTORE_TO_ANOTHER_ENGINE.with(
          snapshot.id(), snapshot.engineName(), snapshot.shown().engineVersion());
    }
  }

  private static String wantedVersion(
      RestoreDbClusterFromSnapshotRequest request, ClusterSnapshot snapshot) {
    return request.engineVersion() == null
        ? snapshot.shown().engineVersion()
        : request.engineVersion();
  }

  private void describe(
      RestoreDbClusterFromSnapshotRequest request,
      ClusterSnapshot snapshot,
      Place place,
      DBCluster.Builder shown) {
    DBClusterSnapshot from = snapshot.shown();
    DBCluster source = snapshot.sourceFor(place);
    String key =
        request.kmsKeyId() == null ? snapshot.kmsKey() : encryption.key(place, request.kmsKeyId());
    shown
        .engine(from.engine())
        .engineVersion(from.engineVersion())
        .masterUsername(from.masterUsername())
        .databaseName(source.databaseName())
        .allocatedStorage(from.allocatedStorage())
        .storageType(from.storageType())
        .backupRetentionPeriod(source.backupRetentionPeriod())
        .storageEncrypted(key != null)
        .kmsKeyId(key)
        .tagList(request.tags().isEmpty() ? source.tagList() : Tags.checked(request.tags()));
    ClusterSettings.of(request).applyTo(shown);
    ClusterOptions.of(request).applyTo(shown);
    ClusterGroups.attachAll(
        new ClusterGroups.Wanted(
            request.dbSubnetGroupName(),
            request.dbClusterParameterGroupName(),
            request.vpcSecurityGroupIds()),
        rds.world().at(place),
        shown);
  }
}
