package io.snaprelay.cli.explain;

import java.util.List;
import java.util.stream.Stream;

/**
 * A call of a service, and what the caller needs for it. RDS works with keys and secrets by the
 * caller's own permissions (RDS User Guide, "AWS KMS key management", "Copying a DB snapshot",
 * "Password management with Amazon RDS and AWS Secrets Manager", "Exporting DB snapshot data to
 * Amazon S3"); tags in a request need a permission of their own.
 */
enum ApiCall {
  DESCRIBE_INSTANCES("rds:DescribeDBInstances"),
  DESCRIBE_CLUSTERS("rds:DescribeDBClusters"),
  DESCRIBE_BACKUPS("rds:DescribeDBInstanceAutomatedBackups"),
  DESCRIBE_SNAPSHOTS("rds:DescribeDBSnapshots"),
  DESCRIBE_CLUSTER_SNAPSHOTS("rds:DescribeDBClusterSnapshots"),
  DESCRIBE_SHARING("rds:DescribeDBSnapshotAttributes"),
  DESCRIBE_CLUSTER_SHARING("rds:DescribeDBClusterSnapshotAttributes"),
  DESCRIBE_EXPORTS("rds:DescribeExportTasks"),
  DESCRIBE_OPTION_GROUPS("rds:DescribeOptionGroups"),
  DESCRIBE_PARAMETER_GROUPS("rds:DescribeDBParameterGroups"),
  DESCRIBE_CLUSTER_PARAMETER_GROUPS("rds:DescribeDBClusterParameterGroups"),
  DESCRIBE_SUBNET_GROUPS("rds:DescribeDBSubnetGroups"),
  DESCRIBE_PROXIES("rds:DescribeDBProxies"),
  DESCRIBE_BLUE_GREEN("rds:DescribeBlueGreenDeployments"),
  DESCRIBE_MAINTENANCE("rds:DescribePendingMaintenanceActions"),
  DESCRIBE_QUOTAS("rds:DescribeAccountAttributes"),
  DESCRIBE_KEY("kms:DescribeKey"),
  READ_KEY_POLICY("kms:GetKeyPolicy"),
  READ_SECRET("secretsmanager:GetSecretValue"),
  ASSUME_ROLE("sts:AssumeRole"),
  CREATE_SNAPSHOT("rds:CreateDBSnapshot", Need.TAGS),
  CREATE_CLUSTER_SNAPSHOT("rds:CreateDBClusterSnapshot", Need.TAGS),
  COPY_SNAPSHOT("rds:CopyDBSnapshot", Need.TAGS, Need.COPY_KEYS),
  COPY_CLUSTER_SNAPSHOT("rds:CopyDBClusterSnapshot", Need.TAGS, Need.COPY_KEYS),
  SHARE_SNAPSHOT("rds:ModifyDBSnapshotAttribute"),
  SHARE_CLUSTER_SNAPSHOT("rds:ModifyDBClusterSnapshotAttribute"),
  DELETE_SNAPSHOT("rds:DeleteDBSnapshot"),
  DELETE_CLUSTER_SNAPSHOT("rds:DeleteDBClusterSnapshot"),
  START_EXPORT("rds:StartExportTask", Need.ROLE, Need.KEY),
  RESTORE_INSTANCE("rds:RestoreDBInstanceFromDBSnapshot", Need.TAGS, Need.KEY),
  RESTORE_CLUSTER("rds:RestoreDBClusterFromSnapshot", Need.TAGS, Need.KEY),
  RESTORE_INSTANCE_TO_TIME("rds:RestoreDBInstanceToPointInTime", Need.TAGS, Need.KEY),
  RESTORE_CLUSTER_TO_TIME("rds:RestoreDBClusterToPointInTime", Need.TAGS, Need.KEY),
  CREATE_INSTANCE("rds:CreateDBInstance", Need.TAGS, Need.KEY),
  CREATE_INSTANCE_WITH_SECRET("rds:CreateDBInstance", Need.TAGS, Need.KEY, Need.SECRET),
  MANAGE_PASSWORD("rds:ModifyDBInstance", Need.SECRET),
  MANAGE_CLUSTER_PASSWORD("rds:ModifyDBCluster", Need.SECRET),
  MODIFY_INSTANCE("rds:ModifyDBInstance"),
  MODIFY_CLUSTER("rds:ModifyDBCluster"),
  REBOOT_CLUSTER("rds:RebootDBCluster"),
  TAG("rds:AddTagsToResource"),
  UNTAG("rds:RemoveTagsFromResource"),
  DELETE_INSTANCE("rds:DeleteDBInstance"),
  DELETE_CLUSTER("rds:DeleteDBCluster");

  private final String action;
  private final List<String> needs;

  ApiCall(String action, Need... needs) {
    this.action = action;
    this.needs = Stream.of(needs).flatMap(need -> need.actions.stream()).toList();
  }

  /** Service and operation. */
  String action() {
    return action;
  }

  /** Whether it changes anything. */
  boolean writes() {
    return !action.matches("[a-z]+:(Describe|Get|Assume).*");
  }

  /** The actions that a policy must allow. */
  Stream<String> permissions() {
    return Stream.concat(Stream.of(action), needs.stream());
  }

  /** What comes along with a call. */
  private enum Need {
    TAGS("rds:AddTagsToResource"),
    KEY("kms:DescribeKey", "kms:CreateGrant"),
    COPY_KEYS(
        "kms:DescribeKey",
        "kms:CreateGrant",
        "kms:Decrypt",
        "kms:GenerateDataKey",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo"),
    SECRET("secretsmanager:CreateSecret", "secretsmanager:TagResource"),
    ROLE("iam:PassRole");

    private final List<String> actions;

    Need(String... actions) {
      this.actions = List.of(actions);
    }
  }
}
