package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;

/**
 * Snapshots that SnapRelay had made were deleted by the plan's retention.
 *
 * @param database whose snapshots
 * @param expired the snapshots
 */
public record SnapshotsExpired(EventHeader header, DatabaseRef database, List<SnapshotRef> expired)
    implements Event {
  public SnapshotsExpired {
    expired = List.copyOf(expired);
  }
}
