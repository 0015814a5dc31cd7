package io.snaprelay.aws;

/**
 * The role by which snapshots are worked with in another account. An account has one of the two: it
 * has databases of its own, and then keeps no copies of others', or it only keeps copies.
 *
 * @param copies the role's ARN where copies are kept, {@code %s} for the account
 * @param sources the role's ARN where databases are
 * @param accounts the accounts that have databases
 */
public record SnapshotRoles(String copies, String sources, SourceAccounts accounts) {
  /** The ARN of the role for an account. */
  public String in(String account) {
    return (accounts.has(account) ? sources : copies).formatted(account);
  }
}
