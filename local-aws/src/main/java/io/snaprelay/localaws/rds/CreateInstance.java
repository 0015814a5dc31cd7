package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.wire.Required;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** CreateDBInstance. */
final class CreateInstance {

  private static final Set<String> HONOURED =
      Set.of(
          "DBInstanceIdentifier",
          "DBInstanceClass",
          "Engine",
          "EngineVersion",
          "DBName",
          "MasterUsername",
          "MasterUserPassword",
          "ManageMasterUserPassword",
          "MasterUserSecretKmsKeyId",
          "AllocatedStorage",
          "StorageType",
          "Iops",
          "StorageEncrypted",
          "KmsKeyId",
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
          "AvailabilityZone",
          "EnableCloudwatchLogsExports",
          "DBSubnetGroupName",
          "DBParameterGroupName",
          "OptionGroupName",
          "VpcSecurityGroupIds",
          "Tags");

  private final RdsContext rds;
  private final NewInstance newInstance;
  private final MasterCredentials credentials;

  CreateInstance(RdsContext rds) {
    this.rds = rds;
    this.newInstance = new NewInstance(rds);
    this.credentials = new MasterCredentials(rds);
  }

  void register(Handlers handlers) {
    handlers.on(CreateDbInstanceRequest.class, HONOURED, this::create);
  }

  private CreateDbInstanceResponse create(CreateDbInstanceRequest request, Place place) {
    String id = Identifiers.instance("DBInstanceIdentifier", request.dbInstanceIdentifier());
    Required.member("DBInstanceClass", request.dbInstanceClass());
    Engine engine = Engine.named(Required.member("Engine", request.engine()));
    Identifiers.masterUser(engine, request.masterUsername());
    String version = rds.engines().resolve(engine, request.engineVersion());
    String password = password(engine, request);
    credentials.checkKey(place, request.masterUserSecretKmsKeyId());
    Instance instance =
        newInstance.add(place, id, shown -> describe(request, place, version, shown));
    Mode mode = ParameterGroups.mode(rds.world().at(place), instance.shown());
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().create(),
            () -> bringUp(instance, password, mode),
            () -> created(instance, request, password),
            () -> newInstance.failed(instance));
    return CreateDbInstanceResponse.builder().dbInstance(instance.shown()).build();
  }

  private static String password(Engine engine, CreateDbInstanceRequest request) {
    boolean managed = Boolean.TRUE.equals(request.manageMasterUserPassword());
    if (managed == (request.masterUserPassword() != null)) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          "Exactly one of MasterUserPassword and ManageMasterUserPassword is needed");
    }
    return managed
        ? MasterPassword.generated()
        : MasterPassword.checked(engine, request.masterUserPassword());
  }

  private void describe(
      CreateDbInstanceRequest request, Place place, String version, DBInstance.Builder shown) {
    shown
        .engine(request.engine())
        .engineVersion(version)
        .licenseModel(Engine.named(request.engine()).license())
        .masterUsername(request.masterUsername())
        .dbName(request.dbName())
        .tagList(Tags.checked(request.tags()));
    InstanceSettings.of(request).applyTo(shown);
    InstanceOptions.of(request).applyTo(shown);
    encrypt(request, place, shown);
    Groups.Wanted groups =
        new Groups.Wanted(
            request.dbSubnetGroupName(),
            request.dbParameterGroupName(),
            request.optionGroupName(),
            request.vpcSecurityGroupIds());
    Groups.attachAll(groups, rds.world().at(place), shown);
  }

  private void encrypt(CreateDbInstanceRequest request, Place place, DBInstance.Builder shown) {
    boolean encrypted = Boolean.TRUE.equals(request.storageEncrypted());
    shown.storageEncrypted(encrypted);
    if (encrypted) {
      shown.kmsKeyId(new Encryption(rds.keys()).key(place, request.kmsKeyId()));
    } else if (request.kmsKeyId() != null) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because("KmsKeyId needs StorageEncrypted=true");
    }
  }

  private void bringUp(Instance instance, String password, Mode mode) throws IOException {
    DBInstance shown = instance.shown();
    instance.serveBy(rds.engines().create(instance.engine(), shown.engineVersion()));
    instance.server().start(instance.name(), mode);
    instance.server().createMaster(shown.masterUsername(), password, shown.dbName());
  }

  private void created(Instance instance, CreateDbInstanceRequest request, String password) {
    if (instance.is(Instance.CREATING)) {
      newInstance.available(instance);
      rds.events().emit(EventKind.INSTANCE_CREATED, instance);
      if (Boolean.TRUE.equals(request.manageMasterUserPassword())) {
        credentials.store(instance, password, request.masterUserSecretKmsKeyId());
      }
    }
  }
}
