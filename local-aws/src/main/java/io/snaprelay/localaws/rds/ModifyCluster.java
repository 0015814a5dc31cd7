package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;

/**
 * ModifyDBCluster. Options are in force at once; settings, a new password and a new name follow one
 * after the other, each in its own state. Settings need ApplyImmediately: there is no maintenance
 * window here.
 */
final class ModifyCluster {

  private static final Set<String> HONOURED =
      Set.of(
          "DBClusterIdentifier",
          "ApplyImmediately",
          "DBClusterInstanceClass",
          "AllocatedStorage",
          "StorageType",
          "Iops",
          "EnableIAMDatabaseAuthentication",
          "BackupRetentionPeriod",
          "PreferredBackupWindow",
          "PreferredMaintenanceWindow",
          "CopyTagsToSnapshot",
          "DeletionProtection",
          "AutoMinorVersionUpgrade",
          "DBClusterParameterGroupName",
          "VpcSecurityGroupIds",
          "MasterUserPassword",
          "ManageMasterUserPassword",
          "MasterUserSecretKmsKeyId",
          "RotateMasterUserPassword",
          "NewDBClusterIdentifier");

  private final RdsContext rds;
  private final MasterCredentials credentials;
  private final Rename rename;

  ModifyCluster(RdsContext rds) {
    this.rds = rds;
    this.credentials = new MasterCredentials(rds);
    this.rename = new Rename(rds);
  }

  void register(Handlers handlers) {
    handlers.on(ModifyDbClusterRequest.class, HONOURED, this::modify);
  }

  private ModifyDbClusterResponse modify(ModifyDbClusterRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    Cluster cluster =
        inventory
            .clusters()
            .get(Required.member("DBClusterIdentifier", request.dbClusterIdentifier()));
    cluster.mustBeAvailable("modify the database cluster");
    cluster.mustNotBeRenaming();
    ClusterOptions options = ClusterOptions.of(request);
    ClusterGroups.Wanted groups =
        new ClusterGroups.Wanted(
            null, request.dbClusterParameterGroupName(), request.vpcSecurityGroupIds());
    Steps steps = steps(request, cluster);
    cluster.change(now -> ClusterGroups.attachNamed(groups, inventory, now));
    cluster.change(options::applyTo);
    steps.run();
    return ModifyDbClusterResponse.builder().dbCluster(cluster.shown()).build();
  }

  private Steps steps(ModifyDbClusterRequest request, Cluster cluster) {
    boolean now = Boolean.TRUE.equals(request.applyImmediately());
    Steps steps = new Steps(cluster);
    ClusterSettings settings = ClusterSettings.of(request);
    if (!settings.isEmpty()) {
      if (!now) {
        throw RdsError.INVALID_PARAMETER_COMBINATION.because(
            "local-aws has no maintenance window: these settings need ApplyImmediately=true");
      }
      steps.add(next -> apply(cluster, settings, next));
    }
    new MasterChange(
            request.masterUserPassword(),
            request.manageMasterUserPassword(),
            request.masterUserSecretKmsKeyId(),
            request.rotateMasterUserPassword())
        .step(cluster, credentials)
        .ifPresent(steps::add);
    String newName = request.newDBClusterIdentifier();
    steps.addRename(
        rename,
        newName == null ? null : Identifiers.cluster("NewDBClusterIdentifier", newName),
        now);
    return steps;
  }

  private void apply(Cluster cluster, ClusterSettings settings, Runnable next) {
    cluster.become(Cluster.MODIFYING);
    rds.transitions()
        .after(
            rds.durations().modify(),
            () -> {
              cluster.change(settings::applyTo);
              next.run();
            });
  }
}
