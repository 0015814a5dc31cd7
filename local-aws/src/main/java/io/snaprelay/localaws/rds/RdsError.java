package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.AwsError;

/**
 * The refusals of RDS whose codes are known: from botocore's model (the codes on the wire differ
 * from the names of the exceptions) or seen in reports of real users. What is guessed stands in
 * {@link Guess}.
 */
enum RdsError {
  DB_INSTANCE_NOT_FOUND(404, "DBInstanceNotFound"),
  DB_INSTANCE_ALREADY_EXISTS(400, "DBInstanceAlreadyExists"),
  INVALID_DB_INSTANCE_STATE(400, "InvalidDBInstanceState"),
  INSTANCE_QUOTA_EXCEEDED(400, "InstanceQuotaExceeded"),
  POINT_IN_TIME_RESTORE_NOT_ENABLED(400, "PointInTimeRestoreNotEnabled"),
  DB_CLUSTER_NOT_FOUND(404, "DBClusterNotFoundFault"),
  DB_CLUSTER_ALREADY_EXISTS(400, "DBClusterAlreadyExistsFault"),
  INVALID_DB_CLUSTER_STATE(400, "InvalidDBClusterStateFault"),
  DB_CLUSTER_QUOTA_EXCEEDED(403, "DBClusterQuotaExceededFault"),
  DB_CLUSTER_SNAPSHOT_NOT_FOUND(404, "DBClusterSnapshotNotFoundFault"),
  DB_CLUSTER_SNAPSHOT_ALREADY_EXISTS(400, "DBClusterSnapshotAlreadyExistsFault"),
  INVALID_DB_CLUSTER_SNAPSHOT_STATE(400, "InvalidDBClusterSnapshotStateFault"),
  DB_CLUSTER_PARAMETER_GROUP_NOT_FOUND(404, "DBClusterParameterGroupNotFound"),
  DB_SNAPSHOT_NOT_FOUND(404, "DBSnapshotNotFound"),
  DB_SNAPSHOT_ALREADY_EXISTS(400, "DBSnapshotAlreadyExists"),
  INVALID_DB_SNAPSHOT_STATE(400, "InvalidDBSnapshotState"),
  SNAPSHOT_QUOTA_EXCEEDED(400, "SnapshotQuotaExceeded"),
  SHARED_SNAPSHOT_QUOTA_EXCEEDED(400, "SharedSnapshotQuotaExceeded"),
  DB_PROXY_NOT_FOUND(404, "DBProxyNotFoundFault"),
  BLUE_GREEN_DEPLOYMENT_NOT_FOUND(404, "BlueGreenDeploymentNotFoundFault"),
  RESOURCE_NOT_FOUND(404, "ResourceNotFoundFault"),
  EXPORT_TASK_ALREADY_EXISTS(400, "ExportTaskAlreadyExists"),
  EXPORT_TASK_NOT_FOUND(404, "ExportTaskNotFound"),
  INVALID_EXPORT_SOURCE_STATE(400, "InvalidExportSourceState"),
  INVALID_S3_BUCKET(400, "InvalidS3BucketFault"),
  KMS_KEY_NOT_ACCESSIBLE(400, "KMSKeyNotAccessibleFault"),
  DB_SUBNET_GROUP_NOT_FOUND(404, "DBSubnetGroupNotFoundFault"),
  DB_SUBNET_GROUP_ALREADY_EXISTS(400, "DBSubnetGroupAlreadyExists"),
  DB_SUBNET_GROUP_COVERS_TOO_FEW_AZS(400, "DBSubnetGroupDoesNotCoverEnoughAZs"),
  INVALID_DB_SUBNET_GROUP_STATE(400, "InvalidDBSubnetGroupStateFault"),
  DB_PARAMETER_GROUP_NOT_FOUND(404, "DBParameterGroupNotFound"),
  DB_PARAMETER_GROUP_ALREADY_EXISTS(400, "DBParameterGroupAlreadyExists"),
  INVALID_DB_PARAMETER_GROUP_STATE(400, "InvalidDBParameterGroupState"),
  OPTION_GROUP_NOT_FOUND(404, "OptionGroupNotFoundFault"),
  OPTION_GROUP_ALREADY_EXISTS(400, "OptionGroupAlreadyExistsFault"),
  INVALID_OPTION_GROUP_STATE(400, "InvalidOptionGroupStateFault"),
  INVALID_PARAMETER_VALUE(400, "InvalidParameterValue"),
  INVALID_PARAMETER_COMBINATION(400, "InvalidParameterCombination");

  private final int status;
  private final String code;

  RdsError(int status, String code) {
    this.status = status;
    this.code = code;
  }

  AwsError because(String text, Object... values) {
    return new AwsError(status, code, text.formatted(values));
  }
}
