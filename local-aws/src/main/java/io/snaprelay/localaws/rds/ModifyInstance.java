package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;
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
  private final RenameInstance rename;

  ModifyInstance(RdsContext rds) {
    this.rds = rds;
    this.credentials = new MasterCredentials(rds);
    this.rename = new RenameInstance(rds);
  }

  void register(Handlers handlers) {
    handlers.on(ModifyDbInstanceRequest.class, HONOURED, this::modify);
  }

  private ModifyDbInstanceResponse modify(ModifyDbInstanceRequest request, Place place) {
    Inventory inventory = rds.world().at(place);
    Instance instance =
        inventory.instance(Required.member("DBInstanceIdentifier", request.dbInstanceIdentifier()));
    instance.mustBeAvailable("modify the database instance");
    mustHaveNoPendingName(instance);
    Deque<Consumer<Runnable>> steps = steps(request, instance);
    Groups.Wanted groups =
        new Groups.Wanted(
            null,
            request.dbParameterGroupName(),
            request.optionGroupName(),
            request.vpcSecurityGroupIds());
    instance.change(now -> Groups.attachNamed(groups, inventory, now));
    instance.change(InstanceOptions.of(request)::applyTo);
    run(steps, instance);
    return ModifyDbInstanceResponse.builder().dbInstance(instance.shown()).build();
  }

  private Deque<Consumer<Runnable>> steps(ModifyDbInstanceRequest request, Instance instance) {
    boolean now = Boolean.TRUE.equals(request.applyImmediately());
    Deque<Consumer<Runnable>> steps = new ArrayDeque<>();
    InstanceSettings settings = InstanceSettings.of(request);
    Consumer<Runnable> password = password(request, instance);
    String newName = request.newDBInstanceIdentifier();
    if (!settings.isEmpty() && now) {
      steps.add(next -> apply(instance, settings, next));
    }
    if (now && switchesBinaryLog(request, instance)) {
      steps.add(next -> new Restart(rds).of(instance, Instance.MODIFYING, next::run));
    }
    if (password != null) {
      steps.add(password);
    }
    if (newName != null) {
      String name = Identifiers.instance("NewDBInstanceIdentifier", newName);
      mustBeImmediate(now);
      rename.accept(instance, name);
      steps.add(next -> rename.start(instance, name, next));
    }
    if (!settings.isEmpty() && !now) {
      defer(instance, settings);
    }
    return steps;
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

  /** What is to happen to the master password, null if nothing is. */
  private Consumer<Runnable> password(ModifyDbInstanceRequest request, Instance instance) {
    Boolean manage = request.manageMasterUserPassword();
    String password = request.masterUserPassword();
    boolean managed = instance.shown().masterUserSecret() != null;
    if (password != null && (Boolean.TRUE.equals(manage) || managed && manage == null)) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          "MasterUserPassword can't be given while RDS manages the master password");
    }
    if (Boolean.TRUE.equals(request.rotateMasterUserPassword())) {
      mustBe(managed, "RotateMasterUserPassword needs a managed master password");
      return next -> credentials.rotate(instance, next);
    }
    if (Boolean.TRUE.equals(manage) && !managed) {
      credentials.checkKey(instance.place(), request.masterUserSecretKmsKeyId());
      return next -> credentials.manage(instance, request.masterUserSecretKmsKeyId(), next);
    }
    if (Boolean.FALSE.equals(manage) && managed) {
      mustBe(password != null, "ManageMasterUserPassword=false needs a MasterUserPassword");
      String checked = MasterPassword.checked(instance.engine(), password);
      return next -> credentials.takeBack(instance, checked, next);
    }
    if (password == null) {
      return null;
    }
    String checked = MasterPassword.checked(instance.engine(), password);
    return next -> credentials.change(instance, checked, next);
  }

  private static void run(Deque<Consumer<Runnable>> steps, Instance instance) {
    Consumer<Runnable> step = steps.poll();
    if (step == null) {
      instance.become(Instance.AVAILABLE);
    } else {
      step.accept(() -> run(steps, instance));
    }
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

  private static void mustHaveNoPendingName(Instance instance) {
    if (instance.shown().pendingModifiedValues().dbInstanceIdentifier() != null) {
      throw RdsError.INVALID_DB_INSTANCE_STATE.because(
          "The database instance %s is being renamed", instance.id());
    }
  }

  private static void mustBeImmediate(boolean now) {
    mustBe(now, "local-aws has no maintenance window: a rename needs ApplyImmediately=true");
  }

  private static void mustBe(boolean condition, String otherwise) {
    if (!condition) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because("%s", otherwise);
    }
  }
}
