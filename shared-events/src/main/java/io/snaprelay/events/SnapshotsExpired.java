package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Optional;

/**
 * Snapshots that SnapRelay had made were deleted by the plan's retention, or should have been.
 *
 * @param database whose snapshots
 * @param expired the snapshots that are gone
 * @param reasons why each of them went, and which did not; absent in events of the first release
 */
public record SnapshotsExpired(
    EventHeader header, DatabaseRef database, List<SnapshotRef> expired, Optional<Reasons> reasons)
    implements Event {
  public SnapshotsExpired {
    expired = List.copyOf(expired);
  }

  /**
   * Why.
   *
   * @param plan the plan whose retention it was
   * @param expired one for each snapshot that is gone
   * @param notDeleted one for each snapshot that was to go and is still there
   */
  public record Reasons(String plan, List<Reason> expired, List<Reason> notDeleted) {
    public Reasons {
      Text.required("plan", plan);
      expired = List.copyOf(expired);
      notDeleted = List.copyOf(notDeleted);
    }
  }

  /**
   * Why one snapshot went or stayed.
   *
   * @param snapshot the snapshot
   * @param code the rule, or what forbade the deletion, by name
   * @param detail the same for people
   */
  public record Reason(SnapshotRef snapshot, String code, String detail) {
    public Reason {
      Text.required("code", code);
    }
  }
}
