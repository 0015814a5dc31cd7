package io.snaprelay.snapshot;

import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.refs.DatabaseRef;

/**
 * The account that we run in, and the others in which we take snapshots.
 *
 * @param account our own account
 * @param sources the others
 */
record Home(String account, SourceAccounts sources) {
  /** Whether a database is in another account than ours. */
  boolean isElsewhere(DatabaseRef database) {
    return !database.account().equals(account);
  }

  /** Whether an account is neither ours nor one that lets us take snapshots. */
  boolean isUnknown(String other) {
    return !other.equals(account) && !sources.has(other);
  }
}
