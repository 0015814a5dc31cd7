package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** A DB cluster snapshot, and what it remembers of its cluster. */
final class ClusterSnapshot extends ShownSnapshot<DBClusterSnapshot, DBClusterSnapshot.Builder> {

  private static final SnapshotFields<DBClusterSnapshot, DBClusterSnapshot.Builder> FIELDS =
      new SnapshotFields<>(
          DBClusterSnapshot::dbClusterSnapshotIdentifier,
          DBClusterSnapshot::dbClusterSnapshotArn,
          DBClusterSnapshot::dbClusterIdentifier,
          DBClusterSnapshot::dbClusterResourceId,
          DBClusterSnapshot::status,
          DBClusterSnapshot::snapshotType,
          DBClusterSnapshot::engine,
          DBClusterSnapshot::kmsKeyId,
          DBClusterSnapshot::snapshotCreateTime,
          DBClusterSnapshot::tagList,
          DBClusterSnapshot.Builder::status,
          DBClusterSnapshot.Builder::percentProgress,
          DBClusterSnapshot.Builder::tagList);

  private final DBCluster source;

  /**
   * @param source the cluster as it was when the snapshot was taken, its tags included: a restore
   *     inherits them
   */
  ClusterSnapshot(Place place, DBCluster source, DBClusterSnapshot shown) {
    super(place, SnapshotKind.OF_CLUSTERS, FIELDS, shown);
    this.source = source;
  }

  static ClusterSnapshot of(Cluster cluster, String id, String type, List<Tag> tags, Instant now) {
    DBCluster source = cluster.shown();
    DBClusterSnapshot shown =
        DBClusterSnapshot.builder()
            .dbClusterSnapshotIdentifier(id)
            .dbClusterSnapshotArn(cluster.place().arn(SnapshotKind.OF_CLUSTERS.arnType(), id))
            .dbClusterIdentifier(source.dbClusterIdentifier())
            .dbClusterResourceId(source.dbClusterResourceId())
            .snapshotType(type)
            .status(CREATING)
            .percentProgress(0)
            .engine(source.engine())
            .engineVersion(source.engineVersion())
            .engineMode(source.engineMode())
            .licenseModel(cluster.engine().license())
            .allocatedStorage(source.allocatedStorage())
            .storageType(source.storageType())
            .port(source.port())
            .availabilityZones(source.availabilityZones())
            .vpcId(Groups.DEFAULT_VPC)
            .clusterCreateTime(source.clusterCreateTime())
            .snapshotCreateTime(now)
            .masterUsername(source.masterUsername())
            .storageEncrypted(Boolean.TRUE.equals(source.storageEncrypted()))
            .kmsKeyId(source.kmsKeyId())
            .iamDatabaseAuthenticationEnabled(source.iamDatabaseAuthenticationEnabled())
            .tagList(tags)
            .build();
    return new ClusterSnapshot(cluster.place(), source, shown);
  }

  /** The source as another account may know it: without tags. */
  DBCluster sourceFor(Place viewer) {
    return isOwnedBy(viewer) ? source : source.toBuilder().tagList(List.<Tag>of()).build();
  }
}
