package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * CreateDBCluster: an Aurora cluster, whose instances are created one by one afterwards, or a
 * Multi-AZ DB cluster, which has a DBClusterInstanceClass.
 */
final class CreateCluster {

  private static final Set<String> HONOURED =
      Set.of(
          "DBClusterIdentifier",
          "Engine",
          "EngineVersion",
          "DatabaseName",
          "MasterUsername",
          "MasterUserPassword",
          "ManageMasterUserPassword",
          "MasterUserSecretKmsKeyId",
          "DBClusterInstanceClass",
          "AllocatedStorage",
          "StorageType",
          "Iops",
          "StorageEncrypted",
          "KmsKeyId",
          "EnableIAMDatabaseAuthentication",
          "BackupRetentionPeriod",
          "PreferredBackupWindow",
          "PreferredMaintenanceWindow",
          "CopyTagsToSnapshot",
          "DeletionProtection",
          "EnableCloudwatchLogsExports",
          "PubliclyAccessible",
          "AutoMinorVersionUpgrade",
          "DBSubnetGroupName",
          "DBClusterParameterGroupName",
          "VpcSecurityGroupIds",
          "Tags");

  private final RdsContext rds;
  private final NewCluster newCluster;
  private final MasterCredentials credentials;

  CreateCluster(RdsContext rds) {
    this.rds = rds;
    this.newCluster = new NewCluster(rds);
    this.credentials = new MasterCredentials(rds);
  }

  void register(Handlers handlers) {
    handlers.on(CreateDbClusterRequest.class, HONOURED, this::create);
  }

  private CreateDbClusterResponse create(CreateDbClusterRequest request, Place place) {
    String id = Identifiers.cluster("DBClusterIdentifier", request.dbClusterIdentifier());
    Engine engine = Engine.named(Required.member("Engine", request.engine()));
    engine.mustMakeClusters(request.dbClusterInstanceClass() != null);
    Identifiers.masterUser(engine, request.masterUsername());
    String version = rds.engines().resolve(engine, request.engineVersion());
    MasterWish master =
        MasterWish.of(
            engine,
            request.manageMasterUserPassword(),
            request.masterUserPassword(),
            request.masterUserSecretKmsKeyId());
    credentials.checkKey(place, master.kmsKey());
    Cluster cluster = newCluster.add(place, id, shown -> describe(request, place, version, shown));
    newCluster.start(
        cluster,
        () -> rds.engines().create(engine, version),
        () ->
            cluster
                .server()
                .createMaster(request.masterUsername(), master.password(), request.databaseName()),
        () -> credentials.storeIfManaged(cluster, master));
    return CreateDbClusterResponse.builder().dbCluster(cluster.shown()).build();
  }

  private void describe(
      CreateDbClusterRequest request, Place place, String version, DBCluster.Builder shown) {
    shown
        .engine(request.engine())
        .engineVersion(version)
        .masterUsername(request.masterUsername())
        .databaseName(request.databaseName())
        .tagList(Tags.checked(request.tags()));
    ClusterSettings.of(request).applyTo(shown);
    ClusterOptions.of(request).applyTo(shown);
    boolean encrypted = Boolean.TRUE.equals(request.storageEncrypted());
    shown
        .storageEncrypted(encrypted)
        .kmsKeyId(new Encryption(rds.keys()).ofNew(place, encrypted, request.kmsKeyId()));
    ClusterGroups.attachAll(
        new ClusterGroups.Wanted(
            request.dbSubnetGroupName(),
            request.dbClusterParameterGroupName(),
            request.vpcSecurityGroupIds()),
        rds.world().at(place),
        shown);
  }
}
