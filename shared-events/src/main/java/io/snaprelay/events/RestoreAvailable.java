package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.RestoreSource;

/**
 * A temporary database has settled and accepts connections.
 *
 * @param snapshot what it was restored from: a snapshot, or a point in time
 * @param temporary the temporary database
 * @param resourceId its immutable id ({@code DbiResourceId}): a name can be taken over, this cannot
 */
public record RestoreAvailable(
    EventHeader header, RestoreSource snapshot, DatabaseRef temporary, String resourceId)
    implements Event {
  public RestoreAvailable {
    Text.required("resourceId", resourceId);
  }
}
