package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.AwsError;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What RDS names differently for DB snapshots and DB cluster snapshots although it is the same.
 *
 * @param arnType its type in an ARN
 * @param longestName in characters (botocore, DBSnapshotIdentifier and DBClusterSnapshotIdentifier)
 * @param tellsOfCopies whether events tell of copies: the RDS documents list none for clusters
 * @param rekeysOnly whether a key can only replace another one: the copy of an unencrypted cluster
 *     snapshot stays so (botocore, CopyDBClusterSnapshot, KmsKeyId)
 * @param shelf where those of an account lie
 */
record SnapshotKind<S extends Snapshot>(
    String arnType,
    int longestName,
    boolean tellsOfCopies,
    boolean rekeysOnly,
    Refusals refusals,
    Events events,
    Limits limits,
    Function<Inventory, Shelf<S>> shelf) {

  static final SnapshotKind<InstanceSnapshot> OF_INSTANCES =
      new SnapshotKind<>(
          "snapshot",
          255,
          true,
          false,
          new Refusals(
              RdsError.DB_SNAPSHOT_NOT_FOUND,
              RdsError.DB_SNAPSHOT_ALREADY_EXISTS,
              RdsError.INVALID_DB_SNAPSHOT_STATE,
              Guess.ONLY_MANUAL_IS_SHARED),
          new Events(
              new Taking(Snapshot.MANUAL, EventKind.MANUAL_CREATING, EventKind.MANUAL_CREATED),
              new Taking(
                  Snapshot.AUTOMATED, EventKind.AUTOMATED_CREATING, EventKind.AUTOMATED_CREATED),
              EventKind.MANUAL_DELETED,
              EventKind.AUTOMATED_DELETED,
              EventKind.EXPORT_COMPLETED),
          new Limits(Quotas::manualSnapshots, Quotas::copiesInProgress),
          Inventory::snapshots);

  static final SnapshotKind<ClusterSnapshot> OF_CLUSTERS =
      new SnapshotKind<>(
          "cluster-snapshot",
          63,
          false,
          true,
          new Refusals(
              RdsError.DB_CLUSTER_SNAPSHOT_NOT_FOUND,
              RdsError.DB_CLUSTER_SNAPSHOT_ALREADY_EXISTS,
              RdsError.INVALID_DB_CLUSTER_SNAPSHOT_STATE,
              Guess.ONLY_MANUAL_CLUSTER_SNAPSHOT_IS_SHARED),
          new Events(
              new Taking(
                  Snapshot.MANUAL,
                  EventKind.MANUAL_CLUSTER_CREATING,
                  EventKind.MANUAL_CLUSTER_CREATED),
              new Taking(
                  Snapshot.AUTOMATED,
                  EventKind.AUTOMATED_CLUSTER_CREATING,
                  EventKind.AUTOMATED_CLUSTER_CREATED),
              EventKind.MANUAL_CLUSTER_DELETED,
              EventKind.AUTOMATED_CLUSTER_DELETED,
              EventKind.CLUSTER_EXPORT_COMPLETED),
          new Limits(Quotas::manualClusterSnapshots, Quotas::clusterCopiesInProgress),
          Inventory::clusterSnapshots);

  /** The codes of refusals. */
  record Refusals(
      RdsError notFound, RdsError alreadyExists, RdsError invalidState, Guess onlyManualIsShared) {}

  /** What is told of one that is taken by hand, or by RDS itself. */
  record Taking(String type, EventKind creating, EventKind created) {}

  /** What is told. */
  record Events(
      Taking manual,
      Taking automated,
      EventKind manualDeleted,
      EventKind automatedDeleted,
      EventKind exported) {}

  /**
   * How many an account may have in a region.
   *
   * @param manual taken by hand or copied
   * @param copies under way from other regions
   */
  record Limits(ToIntFunction<Quotas> manual, ToIntFunction<Quotas> copies) {}

  /**
   * The name in the way in which RDS stores it.
   *
   * @param parameter that brought it
   */
  String checked(String parameter, String name) {
    return Identifiers.snapshot(parameter, name, longestName);
  }

  AwsError notFound(String nameOrArn) {
    return refusals.notFound().because("The snapshot %s is not found.", nameOrArn);
  }

  AwsError alreadyExists(String id) {
    return refusals
        .alreadyExists()
        .because(
            "Cannot create the snapshot because a snapshot with the identifier %s already exists.",
            id);
  }

  AwsError invalidState(String text, Object... values) {
    return refusals.invalidState().because(text, values);
  }
}
