package io.snaprelay.localaws.iam;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The resources by which IAM judges each operation of RDS: the type in the ARN and the member that
 * names it.
 *
 * <p>Types: Service Authorization Reference, "Actions, resources, and condition keys for Amazon
 * RDS". Which of them are judged when the request does not name them is told for Describe calls and
 * default groups only (RDS User Guide, "Identity-based policy examples for Amazon RDS").
 */
final class RdsResources {

  /**
   * After the operation: {@code type=Member} is judged if it is named, {@code type=Member*} as all
   * of its type if it is not, {@code type=Member!} as the default group if it is not.
   */
  private static final String TABLE =
      """
      AddTagsToResource arn=ResourceName
      CopyDBClusterSnapshot cluster-snapshot=SourceDBClusterSnapshotIdentifier cluster-snapshot=TargetDBClusterSnapshotIdentifier
      CopyDBSnapshot snapshot=SourceDBSnapshotIdentifier snapshot=TargetDBSnapshotIdentifier
      CreateDBClusterSnapshot cluster=DBClusterIdentifier cluster-snapshot=DBClusterSnapshotIdentifier
      CreateDBInstance db=DBInstanceIdentifier cluster=DBClusterIdentifier subgrp=DBSubnetGroupName pg=DBParameterGroupName! og=OptionGroupName!
      CreateDBSnapshot db=DBInstanceIdentifier snapshot=DBSnapshotIdentifier
      DeleteDBCluster cluster=DBClusterIdentifier cluster-snapshot=FinalDBSnapshotIdentifier
      DeleteDBClusterSnapshot cluster-snapshot=DBClusterSnapshotIdentifier
      DeleteDBInstance db=DBInstanceIdentifier
      DeleteDBSnapshot snapshot=DBSnapshotIdentifier
      DescribeAccountAttributes
      DescribeBlueGreenDeployments deployment=BlueGreenDeploymentIdentifier*
      DescribeDBClusterParameterGroups cluster-pg=DBClusterParameterGroupName*
      DescribeDBClusterSnapshotAttributes cluster-snapshot=DBClusterSnapshotIdentifier
      DescribeDBClusterSnapshots cluster-snapshot=DBClusterSnapshotIdentifier* cluster=DBClusterIdentifier
      DescribeDBClusters cluster=DBClusterIdentifier*
      DescribeDBEngineVersions
      DescribeDBInstanceAutomatedBackups db=DBInstanceIdentifier*
      DescribeDBInstances db=DBInstanceIdentifier*
      DescribeDBParameterGroups pg=DBParameterGroupName*
      DescribeDBProxies db-proxy=DBProxyName*
      DescribeDBProxyTargets db-proxy=DBProxyName
      DescribeDBSnapshotAttributes snapshot=DBSnapshotIdentifier
      DescribeDBSnapshots snapshot=DBSnapshotIdentifier* db=DBInstanceIdentifier
      DescribeDBSubnetGroups subgrp=DBSubnetGroupName*
      DescribeEvents
      DescribeExportTasks
      DescribeOptionGroups og=OptionGroupName*
      DescribePendingMaintenanceActions arn=ResourceIdentifier db=-*
      ListTagsForResource arn=ResourceName
      ModifyDBCluster cluster=DBClusterIdentifier cluster-pg=DBClusterParameterGroupName
      ModifyDBClusterSnapshotAttribute cluster-snapshot=DBClusterSnapshotIdentifier
      ModifyDBInstance db=DBInstanceIdentifier pg=DBParameterGroupName og=OptionGroupName subgrp=DBSubnetGroupName
      ModifyDBSnapshotAttribute snapshot=DBSnapshotIdentifier
      RebootDBCluster cluster=DBClusterIdentifier
      RebootDBInstance db=DBInstanceIdentifier
      RemoveTagsFromResource arn=ResourceName
      RestoreDBClusterFromSnapshot cluster=DBClusterIdentifier cluster-snapshot=SnapshotIdentifier subgrp=DBSubnetGroupName cluster-pg=DBClusterParameterGroupName!
      RestoreDBClusterToPointInTime cluster=DBClusterIdentifier cluster=SourceDBClusterIdentifier subgrp=DBSubnetGroupName cluster-pg=DBClusterParameterGroupName!
      RestoreDBInstanceFromDBSnapshot db=DBInstanceIdentifier snapshot=DBSnapshotIdentifier subgrp=DBSubnetGroupName pg=DBParameterGroupName! og=OptionGroupName!
      RestoreDBInstanceToPointInTime db=TargetDBInstanceIdentifier db=SourceDBInstanceIdentifier subgrp=DBSubnetGroupName pg=DBParameterGroupName! og=OptionGroupName!
      StartExportTask arn=SourceArn
      """;

  private static final Map<String, List<Named>> OPERATIONS =
      TABLE.lines().collect(Collectors.toMap(RdsResources::operation, RdsResources::resources));

  private RdsResources() {}

  /** What is judged if the request does not name it. */
  enum Otherwise {
    NOTHING,
    ALL_OF_THE_TYPE,
    THE_DEFAULT
  }

  /**
   * A resource of a request.
   *
   * @param type as in its ARN; {@code arn} if the member holds one
   */
  record Named(String type, String member, Otherwise otherwise) {

    private static Named parse(String text) {
      String[] parts = text.split("=");
      String member = parts[1].replaceAll("[*!]", "");
      return new Named(parts[0], member, otherwise(parts[1]));
    }

    private static Otherwise otherwise(String text) {
      if (text.endsWith("*")) {
        return Otherwise.ALL_OF_THE_TYPE;
      }
      return text.endsWith("!") ? Otherwise.THE_DEFAULT : Otherwise.NOTHING;
    }
  }

  private static String operation(String line) {
    return line.split(" ")[0];
  }

  private static List<Named> resources(String line) {
    return Arrays.stream(line.split(" ")).skip(1).map(Named::parse).toList();
  }

  /** Empty for an operation that stands in no row. */
  static Optional<List<Named>> of(String operation) {
    return Optional.ofNullable(OPERATIONS.get(operation));
  }
}
