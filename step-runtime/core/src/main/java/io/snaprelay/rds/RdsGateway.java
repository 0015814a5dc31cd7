package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we ask of RDS, for databases of either kind. Calls go to the account and region that the
 * reference names. Every method throws {@link io.snaprelay.aws.AwsFailure}.
 */
public interface RdsGateway {
  /** Describes a database; empty if RDS knows none of that name. */
  Optional<DatabaseState> database(DatabaseRef ref);

  /**
   * All databases of an account and region, read to the last page. An instance that is a member of
   * a cluster is none: it has no snapshots of its own.
   */
  List<DatabaseState> databases(String account, String region);

  /** Describes a snapshot of any type; empty if RDS knows none of that name. */
  Optional<SnapshotState> snapshot(SnapshotRef ref);

  /** All snapshots of a database, of every type and status, read to the last page. */
  List<SnapshotState> snapshotsOf(DatabaseRef database);

  /** All manual snapshots that an account owns in a region, read to the last page. */
  List<SnapshotState> manualSnapshots(String account, String region);

  /** Begins a manual snapshot. */
  SnapshotState createSnapshot(DatabaseRef database, String identifier, Map<String, String> tags);

  /**
   * Begins a copy; it is called in the target's region.
   *
   * @param kmsKey the key of the copy; absent keeps the source's
   */
  SnapshotState copySnapshot(
      SnapshotRef source, SnapshotRef target, Optional<String> kmsKey, Map<String, String> tags);

  /** The accounts that may restore a manual snapshot, as RDS knows them now; sorted. */
  List<String> sharedWith(SnapshotRef snapshot);

  /**
   * Changes who may restore a manual snapshot, in one call.
   *
   * @param added the accounts that are let in
   * @param removed the accounts that may no longer restore it, or {@code all}, everybody
   */
  void share(SnapshotRef snapshot, List<String> added, List<String> removed);

  /** Begins an export to S3. */
  void startExport(ExportRequest request);

  /**
   * Describes an export task; empty if RDS knows none of that name.
   *
   * @param snapshot what it exports: the task lives in its account and region
   */
  Optional<ExportState> export(SnapshotRef snapshot, String identifier);

  /** Begins a restore. */
  DatabaseState restore(RestoreRequest request);

  /**
   * Lets RDS manage the master password in a secret of its own: the password that the snapshot has
   * brought along stops working.
   */
  void manageMasterPassword(DatabaseRef database);

  /** Begins the deletion of a database, without a final snapshot and with its automated backups. */
  void deleteDatabase(DatabaseRef database);

  /** Deletes a snapshot. */
  void deleteSnapshot(SnapshotRef snapshot);
}
