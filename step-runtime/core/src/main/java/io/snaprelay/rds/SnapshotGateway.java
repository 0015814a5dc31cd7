package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we ask of RDS about snapshots. A snapshot of another account, if it is shared with ours, is
 * described and copied by its ARN (RDS User Guide, "Sharing a DB snapshot"). See {@link
 * RdsGateway}.
 */
public interface SnapshotGateway {
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

  /** Deletes a snapshot. */
  void deleteSnapshot(SnapshotRef snapshot);
}
