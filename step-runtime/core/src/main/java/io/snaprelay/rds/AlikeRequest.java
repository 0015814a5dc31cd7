package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseRef;
import java.util.Map;

/**
 * A new, empty database that is like another one. It is never public, has no automated backups and
 * no deletion protection.
 *
 * @param model the database that it is like
 * @param target the new database; in the same account and region
 * @param tags all its tags
 */
public record AlikeRequest(DatabaseRef model, DatabaseRef target, Map<String, String> tags) {
  public AlikeRequest {
    tags = Map.copyOf(tags);
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("Nobody could tell whose a database without tags is");
    }
  }
}
