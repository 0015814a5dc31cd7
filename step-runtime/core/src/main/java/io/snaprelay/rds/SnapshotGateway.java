package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we ask of RDS about snapshots. One that we made is asked for in the account that owns it,
 * whichever that is; one of somebody else's, if it is shared with our account, by its ARN (RDS User
 * Guide, "Sharing a DB snapshot"). See {@link RdsGateway}.
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

  /** Begins a copy; it is called in the target's account and region. */
  SnapshotState copySnapshot(CopyRequest request);

  /**
   * Begins a copy without an option group of its own.
   *
   * @param kmsKey the key of the copy; absent keeps the source's
   */
  default SnapshotState copySnapshot(
      SnapshotRef source, SnapshotRef target, Optional<String> kmsKey, Map<String, String> tags) {
    return copySnapshot(new CopyRequest(source, target, kmsKey, Optional.empty(), tags));
  }

  /** The accounts that may restore a manual snapshot, as RDS knows them now; sorted. */
  List<String> sharedWith(SnapshotRef snapshot);

  /**
   * Changes who may restore a manual snapshot, in one call.
   *
   * @param added the accounts that are let in
   * @param removed the accounts that may no longer restore it, or {@code all}, everybody
   */
  void share(SnapshotRef snapshot, List<String> added, List<String> removed);

  /** Deletes a snapshot; one that is gone fails as not found, even where IAM only denies. */
  void deleteSnapshot(SnapshotRef snapshot);
}
