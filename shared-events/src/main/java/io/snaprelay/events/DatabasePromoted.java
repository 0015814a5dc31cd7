package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.RestoreSource;
import java.util.List;

/**
 * A restored database is temporary no longer: it has the name that was wanted, is protected from
 * deletion, and SnapRelay will never delete it.
 *
 * @param database where it is now
 * @param resourceId its immutable id
 * @param snapshot what it was restored from: a snapshot, or a point in time
 * @param differences where it is not what its source was
 */
public record DatabasePromoted(
    EventHeader header,
    DatabaseRef database,
    String resourceId,
    RestoreSource snapshot,
    List<SettingDifference> differences)
    implements Event {
  public DatabasePromoted {
    differences = List.copyOf(differences);
  }
}
