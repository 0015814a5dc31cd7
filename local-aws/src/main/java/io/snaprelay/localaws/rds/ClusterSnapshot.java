package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** A DB cluster snapshot, and what it remembers of its cluster. */
final class ClusterSnapshot extends Snapshot {

  private final DBCluster source;
  private DBClusterSnapshot shown;

  /**
   * @param source the cluster as it was when the snapshot was taken, its tags included: a restore
   *     inherits them
   */
  ClusterSnapshot(Place place, DBCluster source, DBClusterSnapshot shown) {
    super(place, SnapshotKind.OF_CLUSTERS);
    this.source = source;
    this.shown = shown;
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

  DBClusterSnapshot shown() {
    return shown;
  }

  /** Others see neither tags nor with whom it is shared. */
  DBClusterSnapshot shownTo(Place viewer) {
    return isOwnedBy(viewer) ? shown : shown.toBuilder().tagList(List.<Tag>of()).build();
  }

  private void change(Consumer<DBClusterSnapshot.Builder> change) {
    shown = shown.toBuilder().applyMutation(change).build();
  }

  @Override
  public String arn() {
    return shown.dbClusterSnapshotArn();
  }

  @Override
  public List<Tag> tags() {
    return shown.tagList();
  }

  @Override
  public void tag(List<Tag> tags) {
    change(now -> now.tagList(tags));
  }

  @Override
  String id() {
    return shown.dbClusterSnapshotIdentifier();
  }

  @Override
  String databaseId() {
    return shown.dbClusterIdentifier();
  }

  @Override
  String databaseResourceId() {
    return shown.dbClusterResourceId();
  }

  @Override
  String status() {
    return shown.status();
  }

  @Override
  String type() {
    return shown.snapshotType();
  }

  @Override
  String engineName() {
    return shown.engine();
  }

  @Override
  String kmsKey() {
    return shown.kmsKeyId();
  }

  @Override
  Instant created() {
    return shown.snapshotCreateTime();
  }

  @Override
  void showStatus(String status) {
    change(now -> now.status(status));
  }

  @Override
  void showComplete() {
    change(now -> now.status(AVAILABLE).percentProgress(100));
  }
}
