package io.snaprelay.plan;

import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;

/**
 * A database as the plan file names it.
 *
 * @param kind instance or cluster
 * @param identifier its DB identifier
 * @param region its region
 * @param account its account; absent means the account that SnapRelay runs in
 */
public record DatabaseTarget(
    DatabaseKind kind, String identifier, String region, Optional<String> account) {

  /** The reference, for a SnapRelay that runs in the given account. */
  public DatabaseRef in(String homeAccount) {
    return new DatabaseRef(kind, account.orElse(homeAccount), region, identifier);
  }
}
