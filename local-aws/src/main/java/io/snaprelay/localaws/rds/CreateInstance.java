package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.wire.Required;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** CreateDBInstance, alone or as a member of a cluster. */
final class CreateInstance {

  private static final Set<String> HONOURED =
      Set.of(
          "DBInstanceIdentifier",
          "DBClusterIdentifier",
          "PromotionTier",
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
  private final CreateMember createMember;

  CreateInstance(RdsContext rds) {
    this.rds = rds;
    this.newInstance = new NewInstance(rds);
    this.credentials = new MasterCredentials(rds);
    this.createMember = new CreateMember(rds);
  }

  void register(Handlers handlers) {
    handlers.on(CreateDbInstanceRequest.class, HONOURED, this::create);
  }

  private CreateDbInstanceResponse create(CreateDbInstanceRequest request, Place place) {
    String id = Identifiers.instance("DBInstanceIdentifier", request.dbInstanceIdentifier());
    Required.member("DBInstanceClass", request.dbInstanceClass());
    Engine engine = Engine.named(Required.member("Engine", request.engine()));
    Instance instance =
        request.dbClusterIdentifier() == null
            ? createAlone(request, id, engine, place)
            : createMember.create(request, id, place);
    return CreateDbInstanceResponse.builder().dbInstance(instance.shown()).build();
  }

  private Instance createAlone(
      CreateDbInstanceRequest request, String id, Engine engine, Place place) {
    engine.mustStandAlone();
    Identifiers.masterUser(engine, request.masterUsername());
    String version = rds.engines().resolve(engine, request.engineVersion());
    MasterWish master =
        MasterWish.of(
            engine,
            request.manageMasterUserPassword(),
            request.masterUserPassword(),
            request.masterUserSecretKmsKeyId());
    credentials.checkKey(place, master.kmsKey());
    Instance instance =
        newInstance.add(place, id, shown -> describe(request, place, version, shown));
    Mode mode = instance.mode(rds.world().at(place));
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().create(),
            () -> bringUp(instance, master, mode),
            () -> created(instance, master),
            () -> newInstance.failed(instance));
    return instance;
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
    boolean encrypted = Boolean.TRUE.equals(request.storageEncrypted());
    shown
        .storageEncrypted(encrypted)
        .kmsKeyId(new Encryption(rds.keys()).ofNew(place, encrypted, request.kmsKeyId()));
    Groups.Wanted groups =
        new Groups.Wanted(
            request.dbSubnetGroupName(),
            request.dbParameterGroupName(),
            request.optionGroupName(),
            request.vpcSecurityGroupIds());
    Groups.attachAll(groups, rds.world().at(place), shown);
  }

  private void bringUp(Instance instance, MasterWish master, Mode mode) throws IOException {
    DBInstance shown = instance.shown();
    instance.serveBy(rds.engines().create(instance.engine(), shown.engineVersion()));
    instance.server().start(instance.name(), mode);
    instance.server().createMaster(shown.masterUsername(), master.password(), shown.dbName());
  }

  private void created(Instance instance, MasterWish master) {
    if (instance.is(Instance.CREATING)) {
      newInstance.available(instance);
      rds.events().emit(EventKind.INSTANCE_CREATED, instance);
      credentials.storeIfManaged(instance, master);
    }
  }
}
