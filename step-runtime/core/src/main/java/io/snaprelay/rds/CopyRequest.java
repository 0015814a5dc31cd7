package io.snaprelay.rds;

import io.snaprelay.refs.SnapshotRef;
import java.util.Map;
import java.util.Optional;

/**
 * A copy of a snapshot.
 *
 * @param source what is copied
 * @param target the copy: the call is made in its account and region
 * @param kmsKey the key of the copy; absent keeps the source's
 * @param optionGroup the option group that it names; absent leaves it to RDS
 * @param tags its tags
 */
public record CopyRequest(
    SnapshotRef source,
    SnapshotRef target,
    Optional<String> kmsKey,
    Optional<String> optionGroup,
    Map<String, String> tags) {
  public CopyRequest {
    tags = Map.copyOf(tags);
  }
}
