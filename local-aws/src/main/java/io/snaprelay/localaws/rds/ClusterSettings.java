package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.InstanceSettings.set;

import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;

/**
 * Settings of a cluster whose change takes a while: class and storage are those of a Multi-AZ DB
 * cluster. They are recorded and shown. Null means: as it is.
 */
record ClusterSettings(
    String instanceClass,
    Integer allocatedStorage,
    String storageType,
    Integer iops,
    Boolean iamAuthentication) {

  static final ClusterSettings NONE = new ClusterSettings(null, null, null, null, null);

  static ClusterSettings of(CreateDbClusterRequest request) {
    return new ClusterSettings(
        request.dbClusterInstanceClass(),
        request.allocatedStorage(),
        request.storageType(),
        request.iops(),
        request.enableIAMDatabaseAuthentication());
  }

  static ClusterSettings of(RestoreDbClusterFromSnapshotRequest request) {
    return new ClusterSettings(
        request.dbClusterInstanceClass(),
        null,
        request.storageType(),
        request.iops(),
        request.enableIAMDatabaseAuthentication());
  }

  static ClusterSettings of(ModifyDbClusterRequest request) {
    return new ClusterSettings(
        request.dbClusterInstanceClass(),
        request.allocatedStorage(),
        request.storageType(),
        request.iops(),
        request.enableIAMDatabaseAuthentication());
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  void applyTo(DBCluster.Builder cluster) {
    set(instanceClass, cluster::dbClusterInstanceClass);
    set(allocatedStorage, cluster::allocatedStorage);
    set(storageType, cluster::storageType);
    set(iops, cluster::iops);
    set(iamAuthentication, cluster::iamDatabaseAuthenticationEnabled);
  }
}
