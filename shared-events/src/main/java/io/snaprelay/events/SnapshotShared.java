package io.snaprelay.events;

import io.snaprelay.refs.SnapshotRef;
import java.util.List;

/**
 * A snapshot may be restored by other accounts.
 *
 * @param snapshot the snapshot
 * @param accounts all accounts that may restore it, as read back
 */
public record SnapshotShared(EventHeader header, SnapshotRef snapshot, List<String> accounts)
    implements Event {
  public SnapshotShared {
    accounts = List.copyOf(accounts);
  }
}
