package io.snaprelay.localaws.rds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;

/** CreateDBInstance with a DBClusterIdentifier. */
final class CreateMember {

  private static final int DEFAULT_TIER = 1;
  private static final int LOWEST_TIER = 15;

  private final RdsContext rds;
  private final NewMember newMember;

  CreateMember(RdsContext rds) {
    this.rds = rds;
    this.newMember = new NewMember(rds);
  }

  Instance create(CreateDbInstanceRequest request, String id, Place place) {
    Inventory inventory = rds.world().at(place);
    Cluster cluster = inventory.clusters().get(request.dbClusterIdentifier());
    if (cluster.makesItsInstances()) {
      throw Guess.INSTANCE_OF_A_MULTI_AZ_CLUSTER.with(id);
    }
    cluster.mustBeAvailable("create an instance of the cluster");
    mustFit(request, cluster);
    mustLeaveToTheCluster(request);
    return newMember.add(
        cluster,
        id,
        shown -> {
          shown.dbInstanceClass(request.dbInstanceClass());
          shown.promotionTier(tier(request.promotionTier()));
          shown.tagList(Tags.checked(request.tags()));
          InstanceOptions.of(request).applyTo(shown);
          Groups.attachNamed(
              new Groups.Wanted(null, request.dbParameterGroupName(), null, List.of()),
              inventory,
              shown);
        });
  }

  private static int tier(Integer wanted) {
    int tier = wanted == null ? DEFAULT_TIER : wanted;
    if (tier < 0 || tier > LOWEST_TIER) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "Invalid promotion tier: %d. Must be between 0 and %d", tier, LOWEST_TIER);
    }
    return tier;
  }

  private static void mustFit(CreateDbInstanceRequest request, Cluster cluster) {
    String version = request.engineVersion();
    if (!request.engine().equals(cluster.shown().engine())
        || version != null && !version.equals(cluster.shown().engineVersion())) {
      throw Guess.MEMBER_OF_ANOTHER_ENGINE.with(
          cluster.id(), cluster.shown().engine(), cluster.shown().engineVersion());
    }
  }

  /** What users of RDS were told when they set it for a member. */
  private static void mustLeaveToTheCluster(CreateDbInstanceRequest request) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("master user name", request.masterUsername());
    given.put("master user password", request.masterUserPassword());
    given.put("master user password management", request.manageMasterUserPassword());
    given.put("database name", request.dbName());
    given.put("storage size", request.allocatedStorage());
    given.put("encryption", request.storageEncrypted());
    given.put("KMS key", request.kmsKeyId());
    given.put("backup retention period", request.backupRetentionPeriod());
    given.put("backup window", request.preferredBackupWindow());
    given.put("deletion protection", request.deletionProtection());
    given.put("IAM authentication", request.enableIAMDatabaseAuthentication());
    given.put("vpc security group", request.vpcSecurityGroupIds().stream().findAny().orElse(null));
    given.values().removeIf(Objects::isNull);
    given.keySet().stream()
        .findFirst()
        .ifPresent(
            what -> {
              throw RdsError.INVALID_PARAMETER_COMBINATION.because(
                  "The requested DB Instance will be a member of a DB Cluster. Set %s for the DB"
                      + " Cluster.",
                  what);
            });
  }
}
