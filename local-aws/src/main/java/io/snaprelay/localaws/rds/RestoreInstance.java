package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.wire.Required;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotResponse;

/**
 * RestoreDBInstanceFromDBSnapshot. Kept from the snapshot: data, engine, storage size, master user
 * and password, database name, key, and the source's tags if the call gives none. Everything else
 * is the default unless given (RDS User Guide, "Restoring to a DB instance").
 */
final class RestoreInstance {

  /** What every way to restore an instance honours. */
  static final Set<String> SETTINGS =
      Set.of(
          "DBInstanceClass",
          "Engine",
          "AllocatedStorage",
          "StorageType",
          "Iops",
          "MultiAZ",
          "EnableIAMDatabaseAuthentication",
          "CopyTagsToSnapshot",
          "DeletionProtection",
          "PubliclyAccessible",
          "AutoMinorVersionUpgrade",
          "AvailabilityZone",
          "EnableCloudwatchLogsExports",
          "DBSubnetGroupName",
          "DBParameterGroupName",
          "OptionGroupName",
          "VpcSecurityGroupIds",
          "Tags");

  private static final Set<String> OWN = Set.of("DBInstanceIdentifier", "DBSnapshotIdentifier");

  private final RdsContext rds;
  private final NewInstance newInstance;

  RestoreInstance(RdsContext rds) {
    this.rds = rds;
    this.newInstance = new NewInstance(rds);
  }

  void register(Handlers handlers) {
    handlers.on(RestoreDbInstanceFromDbSnapshotRequest.class, SETTINGS, OWN, this::restore);
  }

  private RestoreDbInstanceFromDbSnapshotResponse restore(
      RestoreDbInstanceFromDbSnapshotRequest request, Place place) {
    String id = Identifiers.instance("DBInstanceIdentifier", request.dbInstanceIdentifier());
    InstanceSnapshot snapshot =
        rds.world()
            .snapshot(
                SnapshotKind.OF_INSTANCES,
                place,
                Required.member("DBSnapshotIdentifier", request.dbSnapshotIdentifier()));
    Instance instance =
        begin(
            request.toBuilder().dbInstanceIdentifier(id).build(),
            snapshot,
            place,
            restored -> rds.events().emit(EventKind.RESTORED, restored, snapshot.id()));
    return RestoreDbInstanceFromDbSnapshotResponse.builder().dbInstance(instance.shown()).build();
  }

  /**
   * @param request with a checked name
   * @param told tells that it is restored
   */
  Instance begin(
      RestoreDbInstanceFromDbSnapshotRequest request,
      InstanceSnapshot snapshot,
      Place place,
      Consumer<Instance> told) {
    mustBeRestorable(request, snapshot, place);
    Instance instance =
        newInstance.add(
            place,
            request.dbInstanceIdentifier(),
            shown -> describe(request, snapshot, place, shown));
    Mode mode = instance.mode(rds.world().at(place));
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().create(),
            () -> bringUp(instance, snapshot, mode),
            () -> restored(instance, told),
            () -> newInstance.failed(instance));
    return instance;
  }

  private void mustBeRestorable(
      RestoreDbInstanceFromDbSnapshotRequest request, InstanceSnapshot snapshot, Place place) {
    snapshot.mustBeAvailable("restore the snapshot");
    if (!snapshot.place().region().equals(place.region())) {
      throw snapshot.kind().notFound(snapshot.arn());
    }
    if (snapshot.isEncrypted() && !snapshot.place().equals(place)) {
      throw Guess.RESTORE_OF_SHARED_ENCRYPTED.with(snapshot.arn());
    }
    if (snapshot.isEncrypted()) {
      new Encryption(rds.keys()).mustOpen(place, snapshot.kmsKey());
    }
    String engine = snapshot.engineName();
    if (request.engine() != null && !request.engine().equals(engine)) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          "The snapshot %s is of engine %s, not %s", snapshot.id(), engine, request.engine());
    }
    mustNotShrink(request, snapshot.shown());
  }

  private static void mustNotShrink(
      RestoreDbInstanceFromDbSnapshotRequest request, DBSnapshot snapshot) {
    Integer size = snapshot.allocatedStorage();
    if (request.allocatedStorage() != null && size != null && request.allocatedStorage() < size) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "AllocatedStorage must be at least the %d GiB of the snapshot", size);
    }
  }

  private void describe(
      RestoreDbInstanceFromDbSnapshotRequest request,
      InstanceSnapshot snapshot,
      Place place,
      DBInstance.Builder shown) {
    DBSnapshot from = snapshot.shown();
    DBInstance source = snapshot.sourceFor(place);
    shown
        .engine(from.engine())
        .engineVersion(from.engineVersion())
        .licenseModel(from.licenseModel())
        .dbInstanceClass(source.dbInstanceClass())
        .masterUsername(from.masterUsername())
        .dbName(source.dbName())
        .allocatedStorage(from.allocatedStorage())
        .backupRetentionPeriod(source.backupRetentionPeriod())
        .storageEncrypted(snapshot.isEncrypted())
        .kmsKeyId(from.kmsKeyId())
        .tagList(request.tags().isEmpty() ? source.tagList() : Tags.checked(request.tags()));
    InstanceSettings.of(request).applyTo(shown);
    InstanceOptions.of(request).applyTo(shown);
    Groups.Wanted groups =
        new Groups.Wanted(
            request.dbSubnetGroupName(),
            request.dbParameterGroupName(),
            request.optionGroupName(),
            request.vpcSecurityGroupIds());
    Groups.attachAll(groups, rds.world().at(place), shown);
  }

  private static void bringUp(Instance instance, Snapshot snapshot, Mode mode) throws IOException {
    instance.serveBy(snapshot.data().restore());
    instance.server().start(instance.name(), mode);
  }

  /** After the event the instance still settles for a while. */
  private void restored(Instance instance, Consumer<Instance> told) {
    if (instance.is(Instance.CREATING)) {
      newInstance.available(instance);
      instance.become(Instance.MODIFYING);
      told.accept(instance);
      rds.transitions().after(rds.durations().modify(), () -> settled(instance));
    }
  }

  private static void settled(Instance instance) {
    if (instance.is(Instance.MODIFYING)) {
      instance.become(Instance.AVAILABLE);
    }
  }
}
