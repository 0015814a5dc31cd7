package io.snaprelay.localaws.rds;

import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;

/**
 * Settings that wait for ApplyImmediately, a reboot or the maintenance window (RDS User Guide,
 * "Available settings" of modifying an instance). They are recorded and shown; a local server has
 * no class and no disk of its own. Null means: as it is.
 */
record InstanceSettings(
    String instanceClass,
    Integer allocatedStorage,
    String storageType,
    Integer iops,
    Boolean multiAz,
    Boolean iamAuthentication) {

  static final InstanceSettings NONE = new InstanceSettings(null, null, null, null, null, null);

  static InstanceSettings of(CreateDbInstanceRequest request) {
    return new InstanceSettings(
        request.dbInstanceClass(),
        request.allocatedStorage(),
        request.storageType(),
        request.iops(),
        request.multiAZ(),
        request.enableIAMDatabaseAuthentication());
  }

  static InstanceSettings of(RestoreDbInstanceFromDbSnapshotRequest request) {
    return new InstanceSettings(
        request.dbInstanceClass(),
        request.allocatedStorage(),
        request.storageType(),
        request.iops(),
        request.multiAZ(),
        request.enableIAMDatabaseAuthentication());
  }

  static InstanceSettings of(ModifyDbInstanceRequest request) {
    return new InstanceSettings(
        request.dbInstanceClass(),
        request.allocatedStorage(),
        request.storageType(),
        request.iops(),
        request.multiAZ(),
        request.enableIAMDatabaseAuthentication());
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  void applyTo(DBInstance.Builder instance) {
    set(instanceClass, instance::dbInstanceClass);
    set(allocatedStorage, instance::allocatedStorage);
    set(storageType, instance::storageType);
    set(iops, instance::iops);
    set(multiAz, instance::multiAZ);
    set(iamAuthentication, instance::iamDatabaseAuthenticationEnabled);
  }

  void showAsPending(PendingModifiedValues.Builder pending) {
    set(instanceClass, pending::dbInstanceClass);
    set(allocatedStorage, pending::allocatedStorage);
    set(storageType, pending::storageType);
    set(iops, pending::iops);
    set(multiAz, pending::multiAZ);
    set(iamAuthentication, pending::iamDatabaseAuthenticationEnabled);
  }

  static <T> void set(T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }
}
