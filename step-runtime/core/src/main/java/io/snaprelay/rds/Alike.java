package io.snaprelay.rds;

import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** What RDS is asked for to get an empty instance that is like another one. */
final class Alike {
  /**
   * Below this size gp3 has a fixed performance and refuses to be told one; the number is that of
   * PostgreSQL and MariaDB (RDS User Guide, "Amazon RDS DB instance storage").
   */
  private static final int GP3_TAKES_IOPS = 400;

  private Alike() {}

  /** The parameter group is the model's too: some settings decide what can be loaded. */
  static CreateDbInstanceRequest of(DBInstance model, AlikeRequest request) {
    CreateDbInstanceRequest.Builder call =
        CreateDbInstanceRequest.builder()
            .dbInstanceIdentifier(request.target().identifier())
            .engine(model.engine())
            .engineVersion(model.engineVersion())
            .dbInstanceClass(model.dbInstanceClass())
            .masterUsername(model.masterUsername())
            .manageMasterUserPassword(true)
            .allocatedStorage(model.allocatedStorage())
            .storageType(model.storageType())
            .storageEncrypted(model.storageEncrypted())
            .kmsKeyId(model.kmsKeyId())
            .vpcSecurityGroupIds(
                model.vpcSecurityGroups().stream()
                    .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                    .toList())
            .backupRetentionPeriod(0)
            .publiclyAccessible(false)
            .multiAZ(false)
            .deletionProtection(false)
            .autoMinorVersionUpgrade(false)
            .tags(RdsTags.list(request.tags()));
    iops(model).ifPresent(call::iops);
    Optional.ofNullable(model.dbSubnetGroup())
        .ifPresent(group -> call.dbSubnetGroupName(group.dbSubnetGroupName()));
    model.dbParameterGroups().stream()
        .findFirst()
        .ifPresent(group -> call.dbParameterGroupName(group.dbParameterGroupName()));
    return call.build();
  }

  private static Optional<Integer> iops(DBInstance model) {
    boolean fixed = "gp3".equals(model.storageType()) && model.allocatedStorage() < GP3_TAKES_IOPS;
    return Optional.ofNullable(model.iops()).filter(any -> !fixed);
  }
}
