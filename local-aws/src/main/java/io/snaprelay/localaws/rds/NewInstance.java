package io.snaprelay.localaws.rds;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** What creating and restoring have in common: a name in the inventory, and a state to leave. */
final class NewInstance {

  private static final int DEFAULT_RETENTION_DAYS = 1;

  private final RdsContext rds;

  NewInstance(RdsContext rds) {
    this.rds = rds;
  }

  /** Puts an instance in state {@code creating} into the inventory. */
  Instance add(Place place, String id, Consumer<DBInstance.Builder> description) {
    Names<Instance> instances = rds.world().at(place).instances();
    if (instances.count() >= rds.quotas().instances()) {
      throw RdsError.INSTANCE_QUOTA_EXCEEDED.because("DB Instance quota exceeded");
    }
    DBInstance shown = defaults(place, id).applyMutation(description).build();
    Instance instance = new Instance(place, shown);
    instances.add(instance);
    return instance;
  }

  void available(Instance instance) {
    instance.showEndpoint(rds.endpoints());
    instance.become(Instance.AVAILABLE);
  }

  void failed(Instance instance) {
    if (instance.is(Instance.CREATING)) {
      instance.become(Instance.FAILED);
      rds.events().emit(EventKind.CREATION_FAILED, instance, "The local server did not start.");
    }
  }

  private DBInstance.Builder defaults(Place place, String id) {
    return DBInstance.builder()
        .dbInstanceIdentifier(id)
        .dbInstanceArn(place.arn("db", id))
        .dbiResourceId(newResourceId("db-"))
        .dbInstanceStatus(Instance.CREATING)
        .instanceCreateTime(rds.timeline().now())
        .backupRetentionPeriod(DEFAULT_RETENTION_DAYS)
        .preferredBackupWindow("03:00-03:30")
        .preferredMaintenanceWindow("sun:04:00-sun:04:30")
        .multiAZ(false)
        .publiclyAccessible(false)
        .autoMinorVersionUpgrade(true)
        .copyTagsToSnapshot(false)
        .deletionProtection(false)
        .iamDatabaseAuthenticationEnabled(false)
        .performanceInsightsEnabled(false)
        .monitoringInterval(0)
        .storageType("gp3")
        .availabilityZone(place.region() + "a")
        .pendingModifiedValues(PendingModifiedValues.builder().build());
  }

  /** The prefix and 26 characters, as AWS's. */
  static String newResourceId(String prefix) {
    String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return prefix + random.substring(0, 26);
  }
}
