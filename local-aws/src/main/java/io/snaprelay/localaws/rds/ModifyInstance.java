package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;

/**
 * ModifyDBInstance. Options are in force at once; settings, a new password and a new name follow
 * one after the other, each in its own state.
 */
final class ModifyInstance {

  private static final Set<String> HONOURED =
      Set.of(
          "DBInstanceIdentifier",
          "ApplyImmediately",
          "DBInstanceClass",
          "AllocatedStorage",
          "StorageType",
          "Iops",
          "MultiAZ",
          "EnableIAMDatabaseAuthentication",
          "BackupRetentionPeriod",
          "PreferredBackupWindow",
          "PreferredMaintenanceWindow",
          "CopyTagsToSnapshot",
          "DeletionProtection",
          "PubliclyAccessible",
          "AutoMinorVersionUpgrade",
          "MonitoringInterval",
          "DBParameterGroupName",
          "OptionGroupName",
          "VpcSecurityGroupIds",
          "MasterUserPassword",
          "ManageMasterUserPassword",
          "MasterUserSecretKmsKeyId",
          "RotateMasterUserPassword",
          "NewDBInstanceIdentifier");

  private final RdsContext rds;
  private final MasterCredentials credentials;
  private final Rename rename;
  private final BackupKeeping backups;

  ModifyInstance(RdsContext rds) {
    this.rds = rds;
    this.credentials = new MasterCredentials(rds);
    this.rename = new Rename(rds);
    this.backups = new BackupKeeping(rds);
  }

  void register(Handlers handlers) {
    handlers.on(ModifyDbInstanceRequest.class, HONOURED, this::modify);
  }

  private ModifyDbInstanceResponse modify(ModifyDbInstanceRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    Instance instance =
        inventory
            .instances()
            .get(Required.member("DBInstanceIdentifier", request.dbInstanceIdentifier()));
    instance.mustBeAvailable("modify the database instance");
    instance.mustNotBeRenaming();
    InstanceOptions options = InstanceOptions.of(request);
    instance.cluster().ifPresent(cluster -> mustLeaveToTheCluster(request, cluster));
    Steps steps = steps(request, instance);
    Groups.Wanted groups =
        new Groups.Wanted(
            null,
            request.dbParameterGroupName(),
            request.optionGroupName(),
            request.vpcSecurityGroupIds());
    instance.change(now -> Groups.attachNamed(groups, inventory, now));
    instance.change(options::applyTo);
    backups.follow(instance);
    steps.run();
    return ModifyDbInstanceResponse.builder().dbInstance(instance.shown()).build();
  }

  private Steps steps(ModifyDbInstanceRequest request, Instance instance) {
    boolean now = Boolean.TRUE.equals(request.applyImmediately());
    Steps steps = new Steps(instance);
    InstanceSettings settings = InstanceSettings.of(request);
    if (!settings.isEmpty() && now) {
      steps.add(next -> apply(instance, settings, next));
    }
    if (now && switchesBinaryLog(request, instance)) {
      steps.add(next -> new Restart(rds).of(instance, Instance.MODIFYING, next::run));
    }
    password(request).step(instance, credentials).ifPresent(steps::add);
    String newName = request.newDBInstanceIdentifier();
    steps.addRename(
        rename,
        newName == null ? null : Identifiers.instance("NewDBInstanceIdentifier", newName),
        now);
    if (!settings.isEmpty() && !now) {
      defer(instance, settings);
    }
    return steps;
  }

  private static MasterChange password(ModifyDbInstanceRequest request) {
    return new MasterChange(
        request.masterUserPassword(),
        request.manageMasterUserPassword(),
        request.masterUserSecretKmsKeyId(),
        request.rotateMasterUserPassword());
  }

  /** A member has a class, options of its own and a name; the rest is its cluster's. */
  private static void mustLeaveToTheCluster(ModifyDbInstanceRequest request, Cluster cluster) {
    boolean ofTheCluster =
        Stream.of(
                request.allocatedStorage(),
                request.storageType(),
                request.iops(),
                request.multiAZ(),
                request.enableIAMDatabaseAuthentication(),
                request.backupRetentionPeriod(),
                request.preferredBackupWindow(),
                request.copyTagsToSnapshot(),
                request.deletionProtection(),
                request.vpcSecurityGroupIds().stream().findAny().orElse(null))
            .anyMatch(Objects::nonNull);
    if (ofTheCluster || !password(request).isEmpty() || cluster.makesItsInstances()) {
      throw Guess.SETTING_OF_THE_CLUSTER.with(cluster.id());
    }
  }

  /**
   * An outage (RDS User Guide, "Backup retention period"). Without ApplyImmediately the server
   * follows at its next start: local-aws has no maintenance window.
   */
  private static boolean switchesBinaryLog(ModifyDbInstanceRequest request, Instance instance) {
    Integer retention = request.backupRetentionPeriod();
    return instance.engine() == Engine.MARIADB
        && retention != null
        && (retention > 0) != (instance.shown().backupRetentionPeriod() > 0);
  }

  private void apply(Instance instance, InstanceSettings settings, Runnable next) {
    instance.become(Instance.MODIFYING);
    instance.changePending(settings::showAsPending);
    rds.transitions()
        .after(
            rds.durations().modify(),
            () -> {
              Reboot.putInForce(instance, settings);
              next.run();
            });
  }

  /** They wait for the next reboot; local-aws has no maintenance window. */
  private static void defer(Instance instance, InstanceSettings settings) {
    instance.waitFor(settings);
    instance.changePending(settings::showAsPending);
  }
}
